/**
 * What the desktop window gives the page beyond what a browser gives, as `window.bulkhead`. It is absent in the browser
 * shell. Nothing of Electron passes through: each function asks the main process one thing, which checks who asks and
 * what, and decides by itself.
 *
 *     const port = new Promise<MessagePort>((resolve) => {
 *       window.addEventListener('message', (event) => {
 *         if (event.source === window && event.data === PORT_MESSAGE) resolve(event.ports[0]!);
 *       });
 *     });
 *     window.bulkhead?.connect();   // then: new RPCLink({ port: await port }), and port.start()
 */

/** `data` of the message event that brings the page its port to the core. */
export const PORT_MESSAGE = 'bulkhead:port';

/** What the menu, the tray or the dock may ask of the page. */
export const WINDOW_ACTIONS = [
  'vault.new',
  'vault.open',
  'vault.lock',
  'import',
  'settings',
  'shortcuts',
  'help',
  'theme.system',
  'theme.light',
  'theme.dark',
] as const;
export type WindowAction = (typeof WINDOW_ACTIONS)[number];

export type Theme = 'system' | 'light' | 'dark';

export interface GivenFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export type WindowEvent =
  /** Chosen in the menu. */
  | { type: 'action'; action: WindowAction }
  /** A vault was named: in “Open Recent”, on the command line, or opened in the file manager. */
  | { type: 'open-vault'; file: string }
  /** Statements were named the same way. `refused` says in sentences what could not be read. */
  | { type: 'import'; files: GivenFile[]; refused: string[] }
  /** The shell has locked the vault: forget what is shown. */
  | { type: 'locked'; why: 'suspend' | 'screen-lock' | 'asked' }
  /** The process with the core ended unexpectedly and is up again, locked: call `connect` anew. */
  | { type: 'core-restarted' }
  /** The page itself had crashed and was loaded anew. */
  | { type: 'page-recovered' };

/** `unavailable`: this system has no keychain that deserves the name. */
export type KeychainState = 'unavailable' | 'off' | 'on';

/** Whatever may fail answers with the words to show; nothing is thrown across. */
export type KeychainAnswer = { ok: true } | { ok: false; code: string; message: string; remedy?: string };

/** Unlocking with this computer’s keychain: a second way in beside the passphrase, for one vault on one computer. */
export interface WindowKeychain {
  /** `file`: the vault, as `app.status` names it. */
  state(file: string): Promise<KeychainState>;
  /** Lets this computer open the vault that is open now; the passphrase proves that whoever asks may. */
  remember(passphrase: string): Promise<KeychainAnswer>;
  /** Takes that back. Needs the vault open. */
  forget(): Promise<KeychainAnswer>;
  unlock(file: string): Promise<KeychainAnswer>;
}

export interface WindowShell {
  readonly shell: 'window';
  readonly platform: 'mac' | 'windows' | 'linux';
  /** Sends the page a fresh port to the core, as a message event with `PORT_MESSAGE`. */
  connect(): void;
  /** Hears what the shell has to say, with all it said since the page was loaded. Answers with how to stop. */
  onEvent(listener: (event: WindowEvent) => void): () => void;
  /** Asks for an existing vault in the system’s dialog; `null` if nobody chose one. */
  chooseVault(): Promise<string | null>;
  /** Asks where a new vault shall lie. */
  chooseNewVault(): Promise<string | null>;
  /** Asks for a folder; `null` if nobody chose one. */
  chooseFolder(): Promise<string | null>;
  /** The path of a vault that was dropped on the page; `null` for any other file. */
  droppedVault(file: File): string | null;
  /** Shows a notification of the system, unless the window is in front anyway. */
  notify(title: string, body: string): Promise<void>;
  /** Tells the system’s own parts (title bar, dialogs) which theme is in use. */
  setTheme(theme: Theme): Promise<void>;
  readonly keychain: WindowKeychain;
}

declare global {
  /** In the page of the desktop window only. A `var`, so that `window.bulkhead` and `globalThis.bulkhead` know it. */
  var bulkhead: WindowShell | undefined;
}
