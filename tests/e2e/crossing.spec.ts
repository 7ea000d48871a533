/** What crosses the wall, by keyboard: told in full, from a bank's row with the row of the other bank, and looked at. */
import type { Locator, Page } from '@playwright/test';
import { drop, expect, goTo, openBlank, openSample, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { BANK, ofx } from './support/statements.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: DANA });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

interface Line {
  kind: string;
  amount_minor: number;
  in_transit: boolean;
  purpose: string | null;
}

const wall = (page: Page) => rpc<Line[]>(page, 'crossing.wall');

test('a contribution told in full, seen in both books before it is kept, and taken apart', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await press(page, 'g', 'w');
  await page.getByRole('heading', { name: 'Nothing has crossed the wall yet' }).waitFor();
  await expectNoAxeFindings(page, 'the empty wall');
  // A leg by itself is no crossing, and no filter hides one.
  const postings = [
    { account: 'Checking', amount: '-40' },
    { account: 'Draws', amount: '40' },
  ];
  await rpc(page, 'entry.create', {
    entries: [{ entity: LLC, date: '2026-10-01', payee: DANA, postings }],
  });
  await page.reload();
  await page.getByText('Nothing stands in both books yet').waitFor();
  await expectNoAxeFindings(page, 'the wall with a leg that waits');
  await page.getByRole('button', { name: 'Show what has no counterpart' }).focus();
  await press(page, 'Enter');
  await page.getByRole('grid', { name: 'Without counterpart' }).getByRole('row', { name: /Draws/ }).waitFor();
  await rpc(page, 'history.undo');
  await page.reload();
  await page.getByRole('heading', { name: 'Nothing has crossed the wall yet' }).waitFor();
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'New crossing' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Turn the two round' }).focus();
  await press(page, 'Enter');
  await expect(dialog.getByLabel('From')).toContainText(DANA);
  await dialog.getByText('Why 5 kinds are not possible').focus();
  await press(page, 'Enter');
  await expect(dialog.getByText(/only a partnership makes guaranteed payments/)).toBeVisible();
  await dialog.getByLabel('What it is', { exact: true }).selectOption('contribution');
  await dialog.getByRole('button', { name: 'Book it in both books' }).focus();
  await press(page, 'Enter');
  await expect(dialog.getByText('Write the amount.')).toBeVisible();
  await expect(dialog.getByText('Say in a few words what it is for.')).toBeVisible();
  await dialog.getByLabel('Amount').focus();
  await page.keyboard.type('25000');
  // Which account it is can't be told while none of them is in use.
  await expect(dialog.getByText(/Which account of “Dana”\?/)).toBeVisible();
  for (const name of [`Paid from, in ${DANA}`, `Comes into, in ${LLC}`]) {
    await dialog.getByRole('combobox', { name }).focus();
    await page.keyboard.type('checking');
    await press(page, 'Enter');
  }
  const preview = dialog.getByRole('region', { name: 'What it books' });
  await expect(preview.getByRole('region', { name: `In the books of ${DANA}` })).toContainText(
    /Interest in LLC\s*25,000\.00/,
  );
  await expect(preview.getByRole('region', { name: `In the books of ${LLC}` })).toContainText(
    /Member contributions\s*25,000\.00/,
  );
  expect(await wall(page)).toEqual([]);
  await expectNoAxeFindings(page, 'the dialog');
  await dialog.getByLabel('What it is for').focus();
  await page.keyboard.type('Starting capital');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await wall(page)).toMatchObject([
    { kind: 'contribution', amount_minor: 2_500_000, in_transit: true, purpose: 'Starting capital' },
  ]);
  const list = page.getByRole('grid', { name: 'Crossings' });
  await list.getByRole('row', { name: /Contribution.*Starting capital/ }).waitFor();
  await page.getByRole('application').focus();
  await press(page, 'End', 'Enter');
  const details = page.getByRole('dialog', { name: 'Contribution' });
  await expect(details).toContainText('Starting capital');
  await expect(details.getByText('Waits for the bank')).toHaveCount(2);
  await expectNoAxeFindings(page, 'the details');
  await details.getByRole('button', { name: 'Take the pair apart' }).focus();
  await press(page, 'Enter');
  await details.waitFor({ state: 'hidden' });
  expect(await wall(page)).toEqual([]);
});

/** Scrolls the wall to a share of its time and answers which pixels from its left edge show nothing in the frame after. */
function undrawnAt(timeline: Locator, share: number): Promise<number[]> {
  return timeline.evaluate(async (element, to) => {
    element.scrollLeft = to * (element.scrollWidth - element.clientWidth);
    for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const edge = element.getBoundingClientRect().left;
    const strips = [...element.querySelectorAll('canvas')].map((canvas) => {
      const { left, width } = canvas.getBoundingClientRect();
      // The bulkhead is drawn from end to end; below it is nothing but what crosses.
      const row = canvas
        .getContext('2d')!
        .getImageData(0, canvas.height / 2, canvas.width, canvas.height / 4);
      return { from: left - edge, to: left - edge + width, isDrawn: row.data.some((value) => value > 0) };
    });
    return Array.from({ length: element.clientWidth }, (_, x) => x).filter(
      (x) => !strips.some((strip) => strip.isDrawn && strip.from <= x && x < strip.to),
    );
  }, share);
}

test('a draw from a bank’s row with the row of the other bank; the wall with filters and zoom', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const row = (entity: string, date: string, payee: string, amount: string, opposite: string) => ({
    ...{ entity, date, payee },
    postings: [
      { account: 'Checking', amount, status: 'cleared' },
      { account: 'Uncategorised', amount: opposite },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      row(LLC, '2026-10-05', 'TRANSFER TO D', '-900.00', '900.00'),
      row(DANA, '2026-10-06', 'TRANSFER FROM NORTHLIGHT', '900.00', '-900.00'),
    ],
  });
  for (const [kind, from, to, date] of [
    ['loan', DANA, LLC, '2026-02-01'],
    ['draw', LLC, DANA, '2026-06-30'],
  ])
    await rpc(page, 'crossing.make', {
      ...{ kind, from, to, date, amount: '100.00', purpose: 'As agreed' },
      ...{ from_account: 'Checking', to_account: 'Checking' },
      ...(kind === 'draw' ? { despite: 'As agreed' } : {}),
    });
  await page.reload();
  await goTo(page, '/inbox');
  const inbox = page.getByRole('grid');
  await inbox.getByRole('gridcell', { name: /TRANSFER TO D/ }).click();
  await press(page, 'Shift+X');
  const dialog = page.getByRole('dialog', { name: 'Move across the wall' });
  await expect(dialog.getByRole('radio', { name: /TRANSFER FROM NORTHLIGHT/ })).toBeChecked();
  await dialog.getByLabel('What it is', { exact: true }).selectOption('draw');
  await expect(dialog.getByRole('region', { name: `In the books of ${DANA}` })).toContainText(
    /Interest in LLC\s*900\.00/,
  );
  await dialog.getByLabel('What it is for').focus();
  await page.keyboard.type('Rent');
  // It is more than the company has: the figures say so, and it is booked with the reason alone.
  const leaves = dialog.getByRole('region', { name: `What it leaves of ${LLC}` });
  await expect(leaves).toContainText(/Does not pass.*1,000\.00/s);
  await press(page, 'Enter');
  await expect(leaves.getByText('Give the reason, in a few words.')).toBeVisible();
  await expectNoAxeFindings(page, 'a draw that does not pass');
  await expect(leaves.getByLabel('Why it is made all the same')).toBeFocused();
  await page.keyboard.type('The client pays tomorrow');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  const records = await rpc<{ reason: string }[]>(page, 'veil.snapshots', { entity: LLC });
  expect(records.map(({ reason }) => reason)).toContain('The client pays tomorrow');
  expect((await wall(page)).map(({ kind, purpose }) => [kind, purpose])).toEqual([
    ['loan', 'As agreed'],
    ['draw', 'As agreed'],
    ['draw', 'Rent'],
  ]);

  await press(page, 'g', 'w');
  const list = page.getByRole('grid', { name: 'Crossings' });
  await expect(list.getByRole('row')).toHaveCount(4);
  const timeline = page.getByRole('application', { name: /^3 crossings along the time/ });
  await timeline.focus();
  await press(page, 'Home');
  await expect(page.getByText(`Feb 01, 2026 · ${DANA} lent it to ${LLC}.`)).toBeVisible();
  await press(page, 'ArrowRight');
  await expect(page.getByText(`Jun 30, 2026 · ${DANA} drew it from ${LLC}.`)).toBeVisible();
  await expect(page.getByText('1 year', { exact: true })).toBeVisible();
  await press(page, '+', '+');
  await expect(page.getByText('3 months', { exact: true })).toBeVisible();
  await press(page, '-');
  await expect(page.getByText('6 months', { exact: true })).toBeVisible();
  // Wherever one looks, and however far one jumps at once, what is seen is drawn.
  for (const share of [0, 0.31, 0.98, 0.5]) expect(await undrawnAt(timeline, share)).toEqual([]);
  await page.getByLabel('Kind', { exact: true }).selectOption('draw');
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.getByLabel('Only in transit').focus();
  await press(page, 'Space');
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('1 of 3 crossings')).toBeVisible();
  await expectNoAxeFindings(page, 'the wall');
  await list.getByRole('row').nth(1).getByRole('gridcell').first().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Draw' })).toContainText('As agreed');
});

test('what is open is counted in the wall, and leads to what helps', async ({ page, program }) => {
  await openSample(page, program);
  await press(page, 'g', 'w');
  // Two of crossings, and of three accounts: by that day nobody had finished a reconciliation yet.
  await page.getByRole('link', { name: '5 findings open' }).waitFor();
  await page.getByRole('checkbox', { name: 'Only with an open finding' }).focus();
  await press(page, 'Space');
  await expect(page.getByText('2 of 90 crossings')).toBeVisible();
  const list = page.getByRole('grid', { name: 'Crossings' });
  await expect(list.getByRole('row', { name: /Personal cost paid.*1 finding is open/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /Draw.*1 finding is open.*No paper yet/ })).toBeVisible();
  await page.getByRole('application').focus();
  await press(page, 'End', 'Enter');
  const details = page.getByRole('dialog', { name: 'Personal cost paid' });
  await expect(details.getByRole('list', { name: 'Open findings' })).toContainText(
    /High\s*A personal cost of 64\.20 USD was paid by the company\./,
  );
  await expectNoAxeFindings(page, 'the details of what is open');
  await details.getByRole('link', { name: 'See what helps' }).focus();
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: 'Veil health' }).waitFor();
});

test('an import that crossings rest on says so before it is taken back with them', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await page.reload();
  await goTo(page, '#/import');
  await drop(page, { 'bank.ofx': BANK });
  await expect(page.getByRole('button', { name: /^Add 3 entries/ })).toBeEnabled();
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await rpc(page, 'entity.create', { kind: 'person', name: DANA });
  const { rows } = await rpc<{ rows: { entry_id: string; payee: string }[] }>(page, 'entry.register', {
    entity: LLC,
    unreviewed: true,
  });
  const entryOf = (payee: RegExp) => rows.find((one) => payee.test(one.payee))!.entry_id;
  await rpc(page, 'loan.create', {
    ...{ lender: DANA, borrower: LLC, borrower_entry: entryOf(/acme/i), lender_account: 'Checking' },
    ...{ rate: '6', plan: 'free', purpose: 'A bridge until the client pays' },
  });
  const { id } = await rpc<{ id: string }>(page, 'crossing.make', {
    ...{ kind: 'personal', entry: entryOf(/figma/i), category: 'Dining', purpose: 'Lunch with the family' },
    despite: 'The client pays on Friday',
  });
  await rpc(page, 'paper.make', { crossings: [id] });
  await page.reload();
  await goTo(page, '#/import');
  await page.getByRole('tab', { name: /Earlier imports/ }).click();
  await page.getByRole('button', { name: /Take back/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Take this import back?' });
  await expect(dialog.getByText('2 crossings rest on its rows.', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Personal cost paid.*Lunch with the family/ })).toBeVisible();
  await expect(
    dialog.getByText(`“Note 1 from ${DANA} to ${LLC}” goes with it`, { exact: false }),
  ).toBeVisible();
  await expect(dialog.getByRole('listitem')).toContainText('Consent to distribution');
  await expectNoAxeFindings(page, 'what rests on an import');
  await press(page, 'Escape');
  expect(await wall(page)).toHaveLength(2);
  await page.getByRole('button', { name: /Take back/ }).click();
  await dialog.getByRole('button', { name: 'Take it back with them' }).click();
  await expect.poll(async () => (await rpc<unknown[]>(page, 'imports.batches')).length).toBe(0);
  expect(await wall(page)).toEqual([]);
  // The paper outlives what it tells of, and says so.
  await goTo(page, '#/papers');
  await expect(page.getByRole('grid').getByText('Taken back')).toBeVisible();
});

test('two rows whose company is not known are asked about one after the other, and give the keyboard back', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  const dana = await rpc<{ id: string }>(page, 'entity.create', { kind: 'person', name: DANA });
  for (const name of [LLC, 'Harbor LLC'])
    await rpc(page, 'entity.create', { kind: 'llc', name, tax_class: 'disregarded' });
  const bought = (payee: string, amount: string) => ({
    ...{ entity: dana.id, date: '2026-10-20', payee },
    postings: [
      { account: 'Checking', amount: `-${amount}` },
      { account: 'Expenses:Uncategorised', amount },
    ],
  });
  await rpc(page, 'entry.create', { entries: [bought('Adobe', '59.99'), bought('DigitalOcean', '12.00')] });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await press(page, 'g', 'i');
  const focused = page.locator('[role="gridcell"]:focus');
  await expect(focused).toHaveCount(1);
  const asked = page.getByRole('dialog', { name: 'Which company was it for?' });
  let release = () => {};
  let released = Promise.resolve();
  let asking = 0;
  await page.route('**/rpc/crossing/make', async (route) => {
    asking += 1;
    await released;
    await route.continue();
  });
  await press(page, 'Shift+B');
  await expect(asked).toContainText('DigitalOcean');
  await expectNoAxeFindings(page, 'whose it was');
  await press(page, 'Escape');
  await expect(focused).toHaveCount(1);

  released = new Promise((resolve) => {
    release = resolve;
  });
  // The cursor is on the row that came next when the first one went.
  await press(page, 'Shift+B', 'Shift+B', 'Shift+B');
  await expect.poll(() => asking).toBe(3);
  release();
  await expect(asked).toContainText('Adobe · Oct 20, 2026');
  await asked.getByRole('button', { name: LLC }).focus();
  await press(page, 'Enter');
  await expect(asked).toContainText('DigitalOcean');
  await asked.getByRole('button', { name: 'Harbor LLC' }).focus();
  await press(page, 'Enter');
  await expect(asked).toHaveCount(0);
  type Pairs = { crossings: { amount: string; to: { entity: string } }[] };
  const made = async () => (await rpc<Pairs>(page, 'crossing.list')).crossings;
  await expect
    .poll(async () => (await made()).map(({ amount, to }) => `${amount} ${to.entity}`).sort())
    .toEqual(['12.00 Harbor LLC', `59.99 ${LLC}`]);
  // On the head of the list, where that was empty for a moment.
  await expect(page.getByRole('grid').locator(':focus')).toHaveCount(1);
});

test('both legs of a movement in one drop: proposed, said what it is, in both books', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await rpc(page, 'member.set', {
    entity: LLC,
    members: [{ name: DANA, entity: DANA, share: '100' }],
  });
  for (const entity of [LLC, DANA])
    await rpc(page, 'account.create', { entity, name: `Bank of ${entity}`, type: 'asset', role: 'bank' });
  await page.reload();
  await goTo(page, '/import');
  const row = (day: string, amount: string, name: string) => ({ day, amount, name });
  await drop(page, {
    'company.ofx': ofx(
      'bank',
      '100011111',
      [row('20261001', '9000.00', 'ACME CORP'), row('20261005', '-900.00', 'TRANSFER TO XX2222')],
      '8100.00',
    ),
    'own.ofx': ofx('bank', '100022222', [row('20261006', '900.00', 'TRANSFER FROM XX1111')], '900.00'),
  });
  for (const [digits, entity] of [
    ['1111', LLC],
    ['2222', DANA],
  ]) {
    await page
      .getByRole('paragraph')
      .filter({ hasText: new RegExp(`Say (whose|which) account “.*${digits}`) })
      .waitFor();
    await press(page, 'Control+Enter');
    await expect(page.getByRole('combobox', { name: 'Goes to' })).toBeFocused();
    await page.keyboard.type(`${entity} Bank of`);
    await press(page, 'ArrowDown', 'Enter');
  }
  await expect(page.getByRole('button', { name: /^Add 3 entries to 2 accounts/ })).toBeEnabled();
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  // The newest first: what came to the owner.
  await goTo(page, '/inbox');
  await page.getByRole('row', { name: /Transfer from XX1111.*Crossing\?/i }).waitFor();
  await expectNoAxeFindings(page, 'the inbox with a crossing that is proposed');
  await page.getByRole('gridcell', { name: /Transfer from XX1111/i }).click();
  await press(page, 'm');
  const dialog = page.getByRole('dialog', { name: 'Move across the wall' });
  await dialog.getByLabel('What it is', { exact: true }).selectOption('draw');
  await expect(dialog.getByRole('region', { name: `In the books of ${LLC}` })).toContainText(
    /Draws\s*900\.00/,
  );
  await dialog.getByLabel('What it is for').focus();
  await page.keyboard.type('Rent of October');
  await expectNoAxeFindings(page, 'what crossed, with both legs from their banks');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });

  // Neither row waits any more, and the books of both have the money of their own bank.
  await expect(page.getByRole('row', { name: /Transfer/i })).toHaveCount(0);
  const { crossings } = await rpc<{ crossings: object[] }>(page, 'crossing.list', {});
  expect(crossings).toMatchObject([
    {
      ...{
        kind: 'draw',
        date: '2026-10-05',
        amount: '900.00',
        in_transit: false,
        purpose: 'Rent of October',
      },
      from: { entity: LLC },
      to: { entity: DANA },
    },
  ]);
  expect(await rpc(page, 'crossing.unpaired', {})).toEqual([]);
  expect((await rpc<{ findings: unknown[] }>(page, 'vault.verify')).findings).toEqual([]);
  const held = async (entity: string) =>
    (await rpc<{ path: string; balance: string }[]>(page, 'account.list', { entity }))
      .filter(({ balance }) => Number(balance) !== 0)
      .map(({ path, balance }) => [path, balance]);
  expect(await held(LLC)).toEqual([
    ['Assets:Bank of Northlight LLC', '8100.00'],
    ['Equity:Draws', '900.00'],
    ['Expenses:Uncategorised', '-9000.00'],
  ]);
  expect(await held(DANA)).toEqual([
    ['Assets:Bank of Dana', '900.00'],
    ['Assets:Interest in LLC', '-900.00'],
  ]);
});
