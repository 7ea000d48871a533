/** First run, and the lock. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

export const welcome = {
  tagline: 'Books for people who own a business and a life, with a wall between the two.',
  promise: 'Everything stays in one encrypted file on this computer.',
  start: 'Start your books',
  startText: 'Make an encrypted vault, name your companies and yourself, drop your first statements.',
  sample: 'Look around in a sample',
  sampleText: 'Two years of Harbor & Pine Studio LLC and its owner. It goes away when the program ends.',
  open: 'Open another vault',
  steps: ['Vault', 'Recovery', 'Entities'] as const,
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  back: 'Back',
  vault: {
    title: 'Make your vault',
    text: 'One file holds all your books, encrypted. Whoever has neither the passphrase nor the recovery code can’t read it; nor can we help.',
    passphrase: 'Passphrase',
    again: 'Passphrase once more',
    differ: 'The two are not the same.',
    file: 'File',
    fileHelp: 'Back it up as you would any file: it is unreadable without the passphrase.',
    short: (least: number) => `At least ${least} characters.`,
    show: 'Show the passphrase',
    hide: 'Hide the passphrase',
    make: 'Make the vault',
    making: 'Making the vault',
  },
  strength: {
    label: 'How long it would hold',
    words: ['Weak', 'Weak', 'Fair', 'Good', 'Strong'] as const,
    time: (time: string) => `Somebody who has your file and good hardware would need ${time}.`,
    units: {
      seconds: (_: number) => 'a few seconds',
      minutes: (n: number) => several(n, 'minute', 'minutes'),
      hours: (n: number) => several(n, 'hour', 'hours'),
      days: (n: number) => several(n, 'day', 'days'),
      years: (n: number) => several(n, 'year', 'years'),
      centuries: (n: number) =>
        n > 10_000 ? 'far longer than anybody lives' : several(n, 'century', 'centuries'),
    },
    advice: 'Four or five unrelated words hold for good and are easy to type.',
  },
  recovery: {
    title: 'Write down the recovery code',
    text: 'It opens the vault if you forget the passphrase. It is shown this once. Paper in a drawer is good; a file on this computer is not.',
    copy: 'Copy',
    copied: 'Copied. Paste it where only you find it, not beside the vault.',
    copyFailed: 'It could not be copied. Write it down by hand.',
    print: 'Print',
    ask: 'Type the last eight characters, to be sure it is written down',
    wrong: 'Those are not its last eight characters.',
    confirm: 'I have written it down',
  },
  entities: {
    title: 'Whose books are these?',
    text: 'Each company and you yourself get complete books of their own, with a wall between them.',
    company: 'Company',
    person: 'You',
    legalName: 'Legal name',
    taxClass: 'Taxed as',
    taxClassHelp: 'A single-member LLC is disregarded unless it elected otherwise.',
    taxClasses: {
      disregarded: 'Disregarded (Schedule C)',
      partnership: 'Partnership (Form 1065)',
      's-corp': 'S corporation (Form 1120-S)',
      'c-corp': 'C corporation (Form 1120)',
    },
    state: 'State',
    stateHelp: 'Two letters',
    stateWrong: 'Two letters, such as WY.',
    fullLegalName: 'full legal name',
    needsName: 'Give it a name.',
    add: 'Add another company',
    remove: (name: string) => `Remove ${name || 'this company'}`,
    sample: 'Fill it with the sample',
    none: 'Name at least one company or yourself.',
    done: (count: number) =>
      count === 0
        ? 'Set up the books'
        : `Set up ${count} ${plural.select(count) === 'one' ? 'set of books' : 'sets of books'}`,
  },
  unlock: {
    title: 'Unlock',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    keychain: 'Unlock with this computer’s keychain',
    forgot: 'Use the recovery code',
    another: 'Open another vault',
    other: 'Other vaults',
    missing: 'not there now',
    drafts: 'What you were typing is kept.',
    path: 'Path of the vault file',
    choose: 'Choose',
  },
  recover: {
    title: 'Open with the recovery code',
    code: 'Recovery code',
    next: 'New passphrase',
    recover: 'Open and set the passphrase',
    back: 'Back to the passphrase',
    newCode: 'The old code is spent. This is the new one.',
    done: 'Go to the books',
  },
};
