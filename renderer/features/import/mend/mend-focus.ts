/** Where the focus goes once a row was entered by hand, as the button that led there is gone by then. */

/** Marks the buttons that lead to the form, by their rows; and what stands in their place later. */
const BUTTON = '[data-mend]';

export interface MendPlace {
  button: HTMLElement | null;
  /** What the button stands in. */
  part: HTMLElement | null;
  /** Its place among the buttons there. */
  at: number;
}

export function mendPlace(): MendPlace {
  const { activeElement } = document;
  const button = activeElement instanceof HTMLElement ? activeElement : null;
  const part = button?.closest<HTMLElement>('section, aside') ?? null;
  return { button, part, at: part && button ? buttonsIn(part).indexOf(button) : 0 };
}

function buttonsIn(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(BUTTON)];
}

/** To the next row that waits, else to what the last one became, else to what is left of the list. */
export function focusNext({ part, at }: MendPlace, row: string): void {
  if (!part?.isConnected) return;
  const open = buttonsIn(part);
  const became = part.querySelector<HTMLElement>(`[data-mended="${CSS.escape(row)}"]`);
  const next = open[Math.min(at, open.length - 1)] ?? became ?? part.querySelector<HTMLElement>('a, button');
  (next ?? part).focus();
}

/** Nothing was entered. */
export function focusBack({ button }: MendPlace): void {
  if (button?.isConnected) button.focus();
}
