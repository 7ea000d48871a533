/**
 * What a page may not do, whichever page it is: leave, open windows, embed others, get permissions, load anything from
 * elsewhere, log in anywhere, trust a certificate. Set on every session and every page there will ever be.
 */
import type { App, Session, WebContents } from 'electron';
import { isOurs } from './names.ts';

/** The one permission that is given, to our own page: writing to the clipboard, on a click (“Copy the recovery code”). */
const PERMITTED = new Set(['clipboard-sanitized-write']);
/** What a page of ours may load: itself, and what it has made. `devtools:` is there only where the tools are. */
const LOADABLE = /^(?:data|blob|devtools):/;

/** `openExternal` is told of links to elsewhere that somebody clicked. */
export function guardPages(app: Pick<App, 'on'>, openExternal: (url: string) => void): void {
  app.on('web-contents-created', (_, contents) => guardPage(contents, openExternal));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
}

function guardPage(contents: WebContents, openExternal: (url: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurs(event.url)) return;
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
}

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'webRequest'
>;

export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(PERMITTED.has(permission) && isOurs(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { requestingUrl }) =>
      PERMITTED.has(permission) && requestingUrl !== undefined && isOurs(requestingUrl),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  // Chromium would fetch its dictionaries from Google.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: !isOurs(url) && !LOADABLE.test(url) }),
  );
}
