/** Rules: the list, the editor with its preview, applying them to the past. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

const entries = (n: number) => several(n, 'entry', 'entries');

const fields = { payee: 'Payee', memo: 'Memo', any: 'Payee or memo' };
const tests = {
  contains: 'contains',
  starts: 'starts with',
  is: 'is',
  one_of: 'is one of',
  matches: 'matches',
};
const directions = { in: 'money in', out: 'money out' };
const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`);
const either = new Intl.ListFormat('en', { type: 'disjunction' });

export const rules = {
  title: 'Rules',
  note: (n: number) => several(n, 'rule', 'rules'),
  entity: 'Whose rules',
  new: 'New rule',
  apply: 'Apply to the past',
  order:
    'Tried from the top: first, normal and last ones; in each, those with more conditions first. The first that gives a category decides.',
  label: (entity: string) => `Rules of ${entity}`,
  columns: { order: '#', when: 'When', does: 'Then', hits: 'Hits so far' },
  when: {
    text: (field: keyof typeof fields, test: keyof typeof tests, value: string) =>
      `${fields[field]} ${tests[test]} ${test === 'one_of' ? either.format(quoted(value.split('\n'))) : quoted([value])}`,
    direction: (direction: keyof typeof directions) => directions[direction],
    amount(from: string | null, to: string | null): string | null {
      if (from === null) return to && `at most ${to}`;
      if (to === null) return `at least ${from}`;
      return from === to ? `amount ${from}` : `${from} to ${to}`;
    },
    accounts: (names: readonly string[]) => `in ${either.format(names)}`,
    days(from: string | null, to: string | null): string | null {
      if (from === null) return to && `until ${to}`;
      return to === null ? `since ${from}` : `${from} to ${to}`;
    },
    tags: (tags: readonly string[]) => `tagged ${either.format(tags)}`,
  },
  does: {
    split: (parts: readonly (readonly [account: string, share: string | null])[]) =>
      parts.map(([account, share]) => `${account} ${share ?? 'the rest'}`).join(' + '),
    memo: (memo: string) => `note “${memo}”`,
    tags: (tags: readonly string[]) => `tagged ${tags.join(', ')}`,
  },
  stages: { first: 'First', normal: 'Normal', last: 'Last' },
  stageHelp: {
    first: 'Gives no category; the others go on after it',
    normal: '',
    last: 'Only for what is without a category by then',
  },
  as: (payee: string) => `as “${payee}”`,
  hits: (n: number) => n.toLocaleString('en'),
  never: 'Never yet',
  shadowed: 'An earlier rule takes all of them',
  shadowedBy: (rule: string) => `“${rule}” takes all that it hits`,
  partlyShadowed: (n: number) => `An earlier rule takes ${n.toLocaleString('en')}`,
  contradicted: (n: number) => `${n.toLocaleString('en')} put elsewhere`,
  contradictedBy: (rule: string) => `“${rule}”, tried before it, puts the same entries into another category`,
  menu: {
    edit: 'Edit',
    up: 'Move up',
    down: 'Move down',
    first: 'Move to the top',
    last: 'Move to the end',
    remove: 'Delete',
  },
  dragHelp: 'Drag, or press Alt+↑ and Alt+↓',
  fixed: 'Rules of another stage, or with more or fewer conditions, keep their place.',
  moved: (position: number, all: number) => `Now ${position} of ${all}`,
  removed: (value: string) => `Deleted the rule for “${value}”. What it did stays.`,
  empty: {
    title: (entity: string) => `${entity} has no rules yet`,
    text: 'A rule gives the rows of the bank their category before you see them. For example:',
    example: ['When the payee contains', 'figma', 'put it into', 'Software'] as const,
    more: 'After any edit in a register, “create a rule” makes one of it.',
  },
  noEntity: 'There are no books yet.',
  dialog: {
    new: 'New rule',
    edit: 'Edit rule',
    entity: 'For',
    when: 'When',
    field: 'Look at',
    fields: { payee: 'Payee', memo: 'Memo', any: 'Payee or memo' },
    test: 'It',
    tests: {
      contains: 'contains',
      starts: 'starts with',
      is: 'is exactly',
      one_of: 'is one of',
      matches: 'matches',
    },
    value: 'Text',
    valueHelp: {
      contains: 'As the bank writes it; capitals make no difference',
      starts: 'As the bank writes it; capitals make no difference',
      is: 'As the bank writes it; capitals make no difference',
      one_of: 'One text a line, each as the bank writes it',
      matches: 'A regular expression, such as ^uber.*(trip|eats)',
    },
    addCondition: 'Add a condition',
    conditions: {
      text: 'Another text',
      amounts: 'Amount',
      accounts: 'Account',
      days: 'Days',
      tags: 'Tags',
    },
    removeCondition: (name: string) => `Remove the condition: ${name}`,
    amountFrom: 'Amount from',
    amountTo: 'Amount to',
    amountHelp: 'Without its sign; leave one empty for no bound',
    accounts: 'In one of these accounts',
    dayFrom: 'From',
    dayTo: 'To',
    tags: 'With one of these tags',
    tagsHelp: 'Its own, or that a rule before gives it',
    addAction: 'Add an action',
    actions: { parts: 'Split among categories', memo: 'Note', addTags: 'Tags' },
    removeAction: (name: string) => `Remove the action: ${name}`,
    parts: 'Split among',
    part: (n: number) => `Category ${n}`,
    share: (n: number) => `Share ${n}`,
    sharePlaceholder: 'the rest',
    shareHelp: 'An amount, or a percentage such as 30%; empty takes what is left',
    addPart: 'Add a category',
    removePart: (n: number) => `Remove category ${n}`,
    partsEmpty: 'Choose every category of the split.',
    shareWrong: 'Write an amount such as 12.50, a percentage such as 30%, or nothing.',
    memo: 'Write the note',
    addTags: 'Add the tags',
    nothing: 'Give it a payee, a note or tags: the first ones give no category.',
    stage: 'It is tried',
    stages: {
      first: 'First: no category, the others go on',
      normal: 'In its place: gives the category',
      last: 'Last: for what has no category by then',
    },
    valueEmpty: 'Write a part of the payee, such as figma.',
    direction: 'Direction',
    directions: { both: 'In or out', out: 'Money out', in: 'Money in' },
    does: 'Then',
    account: 'Put it into',
    accountEmpty: 'Choose a category.',
    payee: 'Write the payee as',
    payeeHelp: 'Leave it empty to keep what the bank writes',
    save: 'Save the rule',
    saveAnd: (n: number) => `Save, and change ${entries(n)}`,
    saved: 'The rule is saved.',
    past: 'Entries of the past',
    pasts: {
      leave: 'Leave them as they are',
      open: (n: number) => `Those without a category: ${n.toLocaleString('en')}`,
      all: (n: number) => `All that would change: ${n.toLocaleString('en')}`,
    },
    changed: (n: number) => `The rule is saved, and ${entries(n)} changed.`,
    cancel: 'Cancel',
  },
  preview: {
    title: 'What it hits in the past',
    hits: (n: number) => several(n, 'entry', 'entries'),
    shadowed: (n: number) => `an earlier rule takes ${n.toLocaleString('en')}`,
    none: 'Nothing so far. Rows of the bank to come may still fit.',
    write: 'Say what it looks for, and the entries it hits are shown here.',
    first: (n: number) => `The latest ${n.toLocaleString('en')} are shown.`,
    columns: { date: 'Date', payee: 'Payee', now: 'Category now', amount: 'Amount' },
    changes: 'Changes',
    taken: (rule: string) => `Taken by “${rule}”`,
  },
  files: {
    menu: 'As a file',
    export: 'Save the rules as a file',
    import: 'Add rules from a file',
    name: (entity: string) => `Rules of ${entity}.json`,
    exported: (n: number) => `Saved ${several(n, 'rule', 'rules')}.`,
    unreadable: (file: string) => `“${file}” is no file of rules.`,
    unreadableHelp: 'Choose a file that “Save the rules as a file” made.',
    title: (entity: string) => `Add rules to ${entity}`,
    choose: 'Choose a file…',
    text: 'A file that was saved here, of this entity or another. Categories are found by their names.',
    list: 'Rules of the file',
    columns: { rule: 'Rule', state: 'What becomes of it' },
    states: {
      new: 'Is added',
      present: 'Is there already',
      unknown_account: 'Names an account that is not there',
    },
    unknown: (accounts: readonly string[]) =>
      `There is no account ${accounts.map((name) => `“${name}”`).join(', ')}. Add it, or change its name in the file, and choose the file again.`,
    run: (n: number) => `Add ${several(n, 'rule', 'rules')}`,
    nothing: 'Nothing to add',
    nothingText: 'All of its rules are there already.',
    done: (n: number) => `Added ${several(n, 'rule', 'rules')}.`,
  },
  past: {
    title: (entity: string) => `Apply the rules of ${entity} to the past`,
    text: 'Only entries in open periods that are not reconciled, with one category.',
    everything: 'Also entries that have a category',
    everythingHelp: 'What was categorised by hand may change, too',
    from: 'From',
    to: 'To',
    columns: {
      date: 'Date',
      payee: 'Payee',
      from: 'Category now',
      to: 'Then',
      rule: 'Rule',
      amount: 'Amount',
    },
    list: 'What would change',
    run: (n: number) => `Change ${entries(n)}`,
    nothing: 'Nothing would change',
    nothingText: 'Every entry in these days is as the rules would have it.',
    done: (n: number) => `Changed ${entries(n)}.`,
    first: (n: number, all: number) =>
      `The first ${n.toLocaleString('en')} of ${all.toLocaleString('en')} are shown.`,
  },
  actions: {
    new: 'New rule',
    edit: 'Edit the rule',
    up: 'Move the rule up',
    down: 'Move the rule down',
    remove: 'Delete the rule',
    apply: 'Apply the rules to the past',
    export: 'Save the rules as a file',
    import: 'Add rules from a file',
  },
};
