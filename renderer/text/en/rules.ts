/** Rules: the list, the editor with its preview, applying them to the past. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

const entries = (n: number) => several(n, 'entry', 'entries');

const fields = { payee: 'Payee', memo: 'Memo', any: 'Payee or memo' };
const tests = { contains: 'contains', is: 'is', starts: 'starts with' };
const directions = { in: 'money in', out: 'money out' };

export const rules = {
  title: 'Rules',
  note: (n: number) => several(n, 'rule', 'rules'),
  entity: 'Whose rules',
  new: 'New rule',
  apply: 'Apply to the past',
  order: 'Tried from the top; the first that fits decides.',
  label: (entity: string) => `Rules of ${entity}`,
  columns: { order: '#', when: 'When', does: 'Then', hits: 'Hits so far' },
  when: (
    field: keyof typeof fields,
    test: keyof typeof tests,
    value: string,
    direction: keyof typeof directions | null,
  ) => `${fields[field]} ${tests[test]} “${value}”${direction === null ? '' : `, ${directions[direction]}`}`,
  as: (payee: string) => `as “${payee}”`,
  hits: (n: number) => n.toLocaleString('en'),
  never: 'Never yet',
  shadowed: 'An earlier rule takes all of them',
  partlyShadowed: (n: number) => `An earlier rule takes ${n.toLocaleString('en')}`,
  menu: {
    edit: 'Edit',
    up: 'Move up',
    down: 'Move down',
    first: 'Move to the top',
    last: 'Move to the end',
    remove: 'Delete',
  },
  dragHelp: 'Drag, or press Alt+↑ and Alt+↓',
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
    tests: { contains: 'contains', starts: 'starts with', is: 'is exactly' },
    value: 'Text',
    valueHelp: 'As the bank writes it; capitals make no difference',
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
    write: 'Write a text, and the entries it hits are shown here.',
    first: (n: number) => `The latest ${n.toLocaleString('en')} are shown.`,
    columns: { date: 'Date', payee: 'Payee', now: 'Category now', amount: 'Amount' },
    changes: 'Changes',
    taken: (rule: string) => `Taken by “${rule}”`,
    failed: 'What it hits could not be looked up.',
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
  },
};
