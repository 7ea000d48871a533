/** The vault and the settings of the program. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

export const vault = {
  title: 'Vault and settings',
  sections: { keys: 'Lock and keys', backups: 'Backups', audit: 'Audit log', program: 'Program' },
  file: 'File',
  holds: (entries: number, lines: number, events: number) =>
    `${several(entries, 'transaction', 'transactions')}, ${several(lines, 'row of banks', 'rows of banks')}, ${several(events, 'recorded change', 'recorded changes')}`,
  lock: {
    title: 'Lock',
    text: 'Closes the file and drops everything this window knows of it. What you were typing is kept, encrypted.',
    now: 'Lock now',
    auto: 'Locks itself when nobody is there for',
    minutes: (n: number) => (n === 0 ? 'Never' : several(n, 'minute', 'minutes')),
  },
  passphrase: {
    title: 'Passphrase',
    text: 'Backups that were made before keep the old one.',
    current: 'Present passphrase',
    next: 'New passphrase',
    change: 'Change the passphrase',
    changed: 'The passphrase is changed.',
  },
  recovery: {
    title: 'Recovery code',
    text: 'Opens the vault when the passphrase is lost. A new code makes the old one worthless.',
    make: 'Make a new recovery code',
    current: 'Passphrase',
  },
  newKey: {
    title: 'Key of the vault',
    text: 'A new key encrypts the whole file anew, for when somebody may know the old one. The passphrase stays, the recovery code is new, and no keychain opens the vault any more. Backups that were made before keep the old key.',
    make: 'Encrypt with a new key',
    current: 'Passphrase',
  },
  keychain: {
    title: 'This computer’s keychain',
    text: 'Whoever is signed in to this account of the computer can then open the vault without the passphrase.',
    remember: 'Let the keychain open this vault',
    remembered: 'The keychain of this computer opens this vault now.',
    forget: 'Take that back',
    forgotten: 'The keychain no longer opens this vault.',
  },
  verify: {
    title: 'Proof of the whole file',
    text: 'Re-checks every page, sum, reference, stored file and the chain of the audit log.',
    run: 'Check everything',
    good: (checks: number) => `All ${several(checks, 'check', 'checks')} passed`,
    bad: (findings: number) => several(findings, 'problem found', 'problems found'),
    examined: (n: number) => several(n, 'thing looked at', 'things looked at'),
  },
  backups: {
    make: 'Back up now',
    made: 'Backed up, and proven by restoring it to a scratch file.',
    none: {
      title: 'No backup yet',
      text: 'One is made each day that something changed. Each is restored to a scratch file once, to prove that it can be.',
    },
    columns: { at: 'Made', kind: 'Kind', size: 'Size', state: 'State' },
    kinds: {
      manual: 'By hand',
      auto: 'Automatic',
      migration: 'Before an update',
      restore: 'Before a restore',
    } as Record<string, string>,
    proven: 'Proven',
    broken: 'Damaged',
    restore: 'Restore',
    restoreTitle: 'Put this backup in the vault’s place?',
    restoreText: (at: string) =>
      `The books will be as they were ${at}. What is there now is backed up first, so the way back stays open.`,
    restorePassphrase: 'Passphrase in force when it was made',
    restored: 'Restored. The books are as they were in that backup.',
    confirm: 'Restore this backup',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.round(bytes / 1000).toLocaleString('en')} kB`
        : `${(bytes / 1_000_000).toFixed(1)} MB`,
  },
  audit: {
    chain: {
      good: (n: number) => `The chain of ${several(n, 'event', 'events')} is whole`,
      bad: 'The chain is broken',
    },
    columns: { seq: '#', at: 'When', who: 'Who', what: 'What', rows: 'Rows' },
    undoOf: (seq: number | null) => `Undo of #${seq ?? '?'}`,
    redoOf: (seq: number | null) => `Redo of #${seq ?? '?'}`,
    undone: 'undone since',
    show: (seq: number) => `Show event ${seq}`,
    event: (seq: number) => `Event ${seq}`,
    fields: { table: 'Record', field: 'Field', before: 'Before', after: 'After' },
    changes: { insert: 'added', update: 'changed', delete: 'removed' },
    more: 'Older events',
    nothing: 'This event changed no record.',
    limited: (n: number) => `The first ${several(n, 'record', 'records')}; “bulkhead audit show” tells all.`,
    hash: 'Hash',
    none: { title: 'Nothing yet', text: 'Every change is recorded here with each field before and after.' },
  },
  watch: {
    title: 'Watched folder',
    text: 'Statement files that come to this folder wait on the import screen. Nothing is imported by itself, and nothing below the folder is looked at. It is remembered on this computer, for this vault.',
    path: 'Folder',
    pathHelp: 'Its whole path, such as ~/Downloads/Statements',
    choose: 'Watch this folder',
    another: 'Watch this one instead',
    chooseInWindow: 'Choose a folder',
    anotherInWindow: 'Choose another folder',
    stop: 'Watch none any more',
    holds: (n: number) =>
      n === 0 ? 'is watched, and no file waits' : `is watched, and ${several(n, 'file waits', 'files wait')}`,
    offerAgain: (n: number) => `Offer ${several(n, 'file that was', 'files that were')} put aside again`,
  },
  program: {
    about: 'About',
    version: (version: string) => `Bulkhead ${version}`,
    offline: 'Works offline. Nothing leaves this computer.',
    legal: 'Bulkhead keeps records. It does not give legal or tax advice.',
    appearance: 'Appearance',
  },
};
