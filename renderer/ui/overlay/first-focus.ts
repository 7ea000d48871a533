/**
 * Where the focus goes when a dialog opens: what asks for it, or the first field, or the last button of the foot (the
 * primary one); the button that closes comes last of all. Given as a ref to what the dialog holds.
 */
export function firstFocus(element: HTMLElement | null): void {
  if (!element || element.querySelector('[data-autofocus]')) return;
  const field = element.querySelector(
    'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)',
  );
  const buttons = element.querySelectorAll('button:not(:disabled)');
  (field ?? buttons[buttons.length - 1])?.setAttribute('data-autofocus', 'true');
}
