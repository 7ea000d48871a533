/** Whether this browser may speak to the program at all. The window always may; a browser trades in a link. */

/** Takes the code out of the address before anything else can see it. */
function takeCode(): string | null {
  const code = /^#open=(\S+)$/.exec(window.location.hash)?.[1] ?? null;
  if (code !== null) window.history.replaceState(null, '', window.location.pathname);
  return code;
}

export type SignIn = 'in' | 'out' | 'spent';

async function exchange(code: string): Promise<boolean> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return answer.ok;
}

async function isSignedIn(): Promise<boolean> {
  const answer = await fetch('/session');
  return answer.ok && ((await answer.json()) as { signed_in: boolean }).signed_in;
}

let signingIn: Promise<SignIn> | null = null;

/** Once for the page: the code is good for one exchange. */
export function signIn(): Promise<SignIn> {
  signingIn ??= (async () => {
    if (globalThis.bulkhead) return 'in';
    const code = takeCode();
    if (code !== null && (await exchange(code))) return 'in';
    if (await isSignedIn()) return 'in';
    return code === null ? 'out' : 'spent';
  })();
  return signingIn;
}

export function signInAgain(): Promise<SignIn> {
  signingIn = null;
  return signIn();
}

// A fresh link opened in a tab that shows the app already changes only the fragment.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#open=')) window.location.reload();
});
