/** What happens around the window: sleep, files from outside, notifications, dialogs, saving, updates. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardDownloads, safeName } from '../../main/electron/downloads.ts';
import { eventsFor, filesNamed } from '../../main/electron/given-files.ts';
import { type Updater, Updates } from '../../main/electron/updates.ts';
import { StandIn } from './stand-in.ts';
import { StandInSession, settled, standIn, until } from './stand-in-parts.ts';

let shell: StandIn;
beforeEach(async () => {
  shell = await new StandIn().start();
});
afterEach(() => shell.end());

describe('the vault is locked', () => {
  it.each([
    ['suspend', 'suspend'],
    ['lock-screen', 'screen-lock'],
  ] as const)('at %s, and the page forgets what it shows', async (event, why) => {
    await shell.openVault();
    const { events } = shell.page();
    shell.powerMonitor.emit(event);
    expect(events).toEqual([{ type: 'locked', why }]);
    await until(() => !shell.core.desk.open);
  });

  it('when the computer is shut down', async () => {
    await shell.openVault();
    shell.powerMonitor.emit('shutdown');
    await until(() => !shell.core.desk.open);
    expect(shell.calls).toContain('quit');
  });
});

describe('files from outside', () => {
  const place = (name: string, text = 'x') => {
    const file = path.join(shell.dir, name);
    writeFileSync(file, text);
    return file;
  };

  it('are told from switches and from what is not ours', () => {
    const args = [
      '--no-sandbox',
      'a.ofx',
      'B.CSV',
      'notes.txt',
      '/v/books.bulkhead',
      'https://example.org/x.ofx.html',
    ];
    expect(filesNamed(args, '/home/me')).toEqual(['/home/me/a.ofx', '/home/me/B.CSV', '/v/books.bulkhead']);
  });

  it('reach the page: a vault by its name, statements as bytes', () => {
    const vault = place('mine.bulkhead');
    const events = eventsFor([place('a.ofx', 'OFX'), vault, path.join(shell.dir, 'gone.bulkhead')]);
    expect(events).toEqual([
      { type: 'open-vault', file: vault },
      { type: 'import', files: [{ name: 'a.ofx', bytes: new Uint8Array(Buffer.from('OFX')) }], refused: [] },
    ]);
  });

  it('that cannot be read are named, and the others are not held up by them', () => {
    mkdirSync(path.join(shell.dir, 'folder.csv'));
    const files = [path.join(shell.dir, 'gone.csv'), path.join(shell.dir, 'folder.csv'), place('good.csv')];
    const [event] = eventsFor(files);
    expect(event).toMatchObject({
      files: [{ name: 'good.csv' }],
      refused: ['“gone.csv” could not be read.', '“folder.csv” could not be read.'],
    });
    const many = eventsFor(Array.from({ length: 51 }, () => place('one.csv')));
    expect(many[0]).toMatchObject({ refused: ['Only the first 50 files were taken.'] });
  });

  it('are taken as large as the import reads them, and no larger', () => {
    const [fits, large] = [place('fits.csv'), place('large.csv')];
    truncateSync(fits, 100 * 1024 * 1024);
    truncateSync(large, 100 * 1024 * 1024 + 1);
    const [event] = eventsFor([fits, large]);
    expect(event).toMatchObject({
      files: [{ name: 'fits.csv' }],
      refused: ['“large.csv” is larger than 100 MB.'],
    });
  });

  it('are not taken beyond what the memory should bear, each named', () => {
    const large = ['1.csv', '2.csv', '3.csv'].map((name) => place(name));
    for (const file of large) truncateSync(file, 60 * 1024 * 1024);
    const [event] = eventsFor([...large, place('small.csv')]);
    expect(event).toMatchObject({
      files: [{ name: '1.csv' }, { name: '2.csv' }, { name: 'small.csv' }],
      refused: ['“3.csv” would make it more than 160 MB at once.'],
    });
  });

  it('come by the command line and by the file manager, before and after the start', async () => {
    const early = await new StandIn().start({ args: [place('early.qfx')] });
    const { events } = early.page();
    expect(events).toMatchObject([{ type: 'import', files: [{ name: 'early.qfx' }] }]);
    early.app.emit('open-file', { preventDefault: () => undefined }, place('late.qbo'));
    expect(events.at(-1)).toMatchObject({ files: [{ name: 'late.qbo' }] });
    await early.end();
  });

  it('that are dropped are named only if they are vaults', () => {
    const { shell: page } = shell.page();
    expect(page.droppedVault(new File([], 'books.bulkhead'))).toBe('/home/me/books.bulkhead');
    expect(page.droppedVault(new File([], 'private.txt'))).toBeNull();
  });
});

describe('what the page may ask for', () => {
  it('is a vault, chosen by whoever sits there', async () => {
    const { shell: page } = shell.page();
    expect(await page.chooseVault()).toBeNull();
    expect(await page.chooseNewVault()).toBeNull();
    shell.answers.push({ filePaths: ['/v/a.bulkhead'] }, { canceled: false, filePath: '/v/b.bulkhead' });
    expect(await page.chooseVault()).toBe('/v/a.bulkhead');
    expect(await page.chooseNewVault()).toBe('/v/b.bulkhead');
  });

  it('is a folder for statements, chosen in the system’s own dialog', async () => {
    const { shell: page } = shell.page();
    expect(await page.chooseFolder()).toBeNull();
    shell.answers.push({ filePaths: ['/home/me/Statements'] });
    expect(await page.chooseFolder()).toBe('/home/me/Statements');
    expect(shell.asked.at(-1)).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
  });

  it('is a notification, but not of what is seen anyway', async () => {
    const { shell: page } = shell.page();
    await page.notify('Import finished', '3,000 rows');
    shell.window.focused = true;
    await page.notify('Import finished', 'again');
    expect(shell.notifications).toEqual([{ title: 'Import finished', body: '3,000 rows' }]);
  });

  it('is nothing else', async () => {
    const { shell: page } = shell.page();
    await expect(page.setTheme('pink' as 'dark')).rejects.toThrow('not a request');
    await expect(page.notify('', 'x'.repeat(1000))).rejects.toThrow('not a request');
    const long = 'correct horse '.repeat(100);
    const error = await page.keychain.remember(long).catch((reason: Error) => reason);
    expect(String(error)).not.toContain('correct horse');
  });

  it('is a theme, which the system’s parts take on and the next start remembers', async () => {
    await shell.page().shell.setTheme('dark');
    expect(shell.nativeTheme.themeSource).toBe('dark');
    expect(shell.item('Dark')).toMatchObject({ checked: true });
  });
});

describe('saving', () => {
  function download(url: string, name: string) {
    const session = new StandInSession();
    guardDownloads(standIn(session), () => '/home/me/Downloads');
    const seen: { prevented: boolean; defaultPath?: string } = { prevented: false };
    session.emit(
      'will-download',
      { preventDefault: () => (seen.prevented = true) },
      {
        getURLChain: () => [url],
        getFilename: () => name,
        setSaveDialogOptions: (options: { defaultPath: string }) => (seen.defaultPath = options.defaultPath),
      },
    );
    return seen;
  }

  it('asks where to, for what the page has made', () => {
    expect(download('blob:app://bulkhead/1-2', 'receipt.pdf')).toEqual({
      prevented: false,
      defaultPath: '/home/me/Downloads/receipt.pdf',
    });
  });

  it('is refused for anything from elsewhere', () => {
    for (const url of ['https://example.org/a.exe', 'blob:https://example.org/1', 'file:///etc/passwd'])
      expect(download(url, 'a.pdf').prevented, url).toBe(true);
  });

  it('proposes names that are only names', () => {
    expect(safeName('../../.bashrc')).toBe('_.._.bashrc');
    expect(safeName('C:\\Windows\\a.txt')).toBe('C__Windows_a.txt');
    expect(safeName('in\u202exslx.exe')).toBe('in_xslx.exe');
    expect(safeName('con.txt')).toBe('_con.txt');
    expect(safeName('...')).toBe('file');
    expect(safeName(`${'x'.repeat(300)}.pdf`)).toHaveLength(124);
    expect(safeName('Übersicht 2025 – Q2.csv')).toBe('Übersicht 2025 – Q2.csv');
  });
});

describe('updates', () => {
  function updates(
    answers: number[],
    found: object | null = { isUpdateAvailable: true, updateInfo: { version: '2.0.0' } },
  ) {
    const done: string[] = [];
    const updater = standIn<Updater>({
      autoDownload: true,
      autoInstallOnAppQuit: true,
      checkForUpdates: async () => found,
      downloadUpdate: async () => done.push('downloaded'),
      quitAndInstall: () => done.push('installed'),
    });
    const made = new Updates({
      configured: true,
      load: async () => updater,
      dialog: standIn({
        showMessageBox: async ({ message }: { message: string }) => {
          done.push(message);
          return { response: answers.shift() ?? 0 };
        },
      }),
      beforeInstall: async () => void done.push('vault closed'),
      log: () => undefined,
    });
    return { made, done, updater };
  }

  it('are downloaded only when somebody agrees, and installed with the vault closed', async () => {
    const declined = updates([0]);
    await declined.made.check();
    expect(declined.done).toEqual(['Version 2.0.0 is there.']);
    expect([declined.updater.autoDownload, declined.updater.autoInstallOnAppQuit]).toEqual([false, false]);
    const agreed = updates([1, 1]);
    await agreed.made.check();
    expect(agreed.done.filter((step) => !step.includes(' is '))).toEqual([
      'downloaded',
      'vault closed',
      'installed',
    ]);
  });

  it('say when there are none, and when looking failed', async () => {
    const none = updates([], { isUpdateAvailable: false });
    await none.made.check();
    expect(none.done).toEqual(['This is the newest version.']);
    const failing = updates([]);
    failing.updater.checkForUpdates = () => Promise.reject(new Error('no line'));
    await failing.made.check();
    expect(failing.done).toEqual(['Looking for updates did not work.']);
  });

  it('are never looked for by themselves, nor in a package without a feed', async () => {
    let loads = 0;
    const loadUpdater = () => {
      loads += 1;
      return Promise.reject(new Error('none'));
    };
    const packaged = new StandIn();
    packaged.app.isPackaged = true;
    await packaged.start({ loadUpdater, hasFeed: false });
    packaged.choose('Check for Updates…');
    await settled();
    expect(loads).toBe(0);
    await packaged.end();
    const fed = new StandIn();
    fed.app.isPackaged = true;
    await fed.start({ loadUpdater, hasFeed: true });
    expect(loads).toBe(0);
    fed.choose('Check for Updates…');
    await settled();
    expect(loads).toBe(1);
    await fed.end();
  });
});
