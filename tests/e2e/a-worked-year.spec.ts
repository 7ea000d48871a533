/**
 * The worked year as bank statements, worked through by keyboard alone in two sittings, by the end of June and of December:
 * files are chosen and told whose they are, rules take what comes again, and each row of the inbox gets its category, its split
 * or its other side; the note has its terms, its payment and its interest, mileage and what is given up are told on the wall,
 * the draw of June has its solvency and its paper. Through the API of the same vault goes what has nothing to do with a bank:
 * who there is, invoices, bills and what is earned or worn off month by month, papers that lay signed in a drawer, and ending
 * each reconciliation. The books and the findings are the reference’s, which is found beside the checkout or skipped.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { formatMoney } from '../../shared/money.ts';
import {
  findingsOf,
  sheetsOf,
  wantedFindings,
  wantedSheets,
  wantedWorth,
  worthOf,
} from '../support/worked-answers.ts';
import {
  asBanksTell,
  type BankRow,
  type Statement,
  statementsOf,
  type ToldYear,
} from '../support/worked-statements.ts';
import { hasWorkedYear, LLC, loadWorkedYear, PERSON, type WorkedYear } from '../support/worked-year.ts';
import { clockAt, expect, PASSPHRASE, rpc, test } from './support/app.ts';
import { press } from './support/keys.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

test.skip(!hasWorkedYear, 'The worked year is not beside the checkout.');

/** The program and its page on that day. */
async function sitDown(page: Page, program: Program, day: string): Promise<void> {
  const now = `${day}T10:00:00Z`;
  await page.clock.setFixedTime(now);
  // As in openApp: the chooser is caught from the start.
  page.on('filechooser', () => {});
  await page.goto(await program.start({ ...clockAt(now), BULKHEAD_PASSPHRASE: PASSPHRASE }));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function begin(page: Page, year: WorkedYear, told: ToldYear): Promise<void> {
  const [company, person] = year.entities;
  await rpc(page, 'entity.create', person);
  await rpc(page, 'entity.create', { ...company, state: 'WY', ein: '12-3456789' });
  const members = [{ name: PERSON, entity: PERSON, share: '100', capacity: 'Sole member and manager' }];
  await rpc(page, 'member.set', { entity: LLC, members });
  for (const account of year.accounts) await rpc(page, 'account.create', account);
  await rpc(page, 'entry.create', { entries: told.byHand });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function rule(page: Page, entity: string, words: string, category: string): Promise<void> {
  await press(page, 'g', 'u');
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await expect(dialog.getByLabel('Text')).toBeFocused();
  await page.keyboard.type(words);
  await dialog.getByLabel('For', { exact: true }).focus();
  await page.keyboard.type(entity);
  await dialog.getByRole('combobox', { name: 'Put it into' }).focus();
  await page.keyboard.type(category);
  await press(page, 'Enter');
  await dialog.getByRole('button', { name: /^Save/ }).first().focus();
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
}

/** Chooses the files and says whose account each is; one that the books know by now is not asked for. */
async function importAll(page: Page, program: Program, statements: readonly Statement[]): Promise<void> {
  const folder = join(program.dir, 'statements');
  mkdirSync(folder, { recursive: true });
  const files = statements.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  await press(page, 'i');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await page.getByRole('button', { name: /^(Choose|Add) files$/ }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'o');
  await (await chooser).setFiles(files);
  const asked = page.getByRole('paragraph').filter({ hasText: /^Say (whose|which) account/ });
  const add = page.getByRole('button', { name: /^Add [\d,]+ entr/ });
  for (let n = 0; n <= files.length; n += 1) {
    await expect(asked.or(add)).toBeVisible();
    if (await add.isVisible()) break;
    const before = await asked.innerText();
    const { bank } = statements.find((one) => before.includes(one.bank.number.slice(-4)))!;
    await press(page, 'Control+Enter');
    await expect(page.getByRole('combobox', { name: 'Goes to' })).toBeFocused();
    await page.keyboard.type(`${bank.entity} ${bank.account}`);
    await press(page, 'ArrowDown', 'Enter');
    await expect(asked.filter({ hasText: before })).toHaveCount(0);
  }
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
}

interface Waiting {
  entry_id: string;
  entity_id: string;
  account_id: string;
  date: string;
  payee: string;
  amount: string;
}

/** What is in the inbox, in the order of the screen. */
async function waiting(page: Page): Promise<Waiting[]> {
  const asked = { unreviewed: true, sort: 'date', descending: true, limit: 500 };
  return (await rpc<{ rows: Waiting[] }>(page, 'entry.register', asked)).rows;
}

type Crossed = BankRow['meaning'] & { what: 'crossed' };

class Inbox {
  readonly #page: Page;
  readonly #told: ToldYear;
  readonly #accounts: ReadonlyMap<string, string>;
  readonly #category: Locator;
  #day = '';
  /** The place of the row whose category is being chosen. */
  #openAt: number | null = null;

  constructor(page: Page, told: ToldYear, accounts: ReadonlyMap<string, string>) {
    this.#page = page;
    this.#told = told;
    this.#accounts = accounts;
    this.#category = page.getByRole('combobox', { name: 'Category', exact: true });
  }

  /** `day`: the last of the statements. */
  async clear(day: string): Promise<void> {
    const page = this.#page;
    this.#day = day;
    this.#openAt = null;
    await press(page, 'g', 'i');
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
    for (let rows = await waiting(page); rows.length > 0; rows = await waiting(page)) {
      const place = this.#placeOf(rows);
      const row = rows[place]!;
      await this.#goTo(place, row);
      await this.#settle(row, place);
      // What one side paid for the other comes back for its category in the other’s books.
      await expect
        .poll(async () => (await waiting(page)).map(({ entry_id }) => entry_id), row.payee)
        .not.toContain(row.entry_id);
      if (this.#openAt !== null && rows.length > 1) await expect(this.#category).toBeFocused();
    }
    await page.getByRole('heading', { name: 'All done' }).waitFor();
  }

  /** The newest is on top; what settles a debt has to wait until that is booked. */
  #placeOf(rows: readonly Waiting[]): number {
    const settles = (row: Waiting) => {
      const meaning = this.#rowOf(row)?.meaning;
      return meaning?.what === 'crossed' && meaning.movement.kind === 'settlement';
    };
    return Math.max(
      0,
      rows.findIndex((row) => !settles(row)),
    );
  }

  /** Having got its category, a row opens the field of the next one; to go anywhere else, it is left. */
  async #goTo(place: number, { payee }: Waiting): Promise<void> {
    const page = this.#page;
    const row = this.#rowAt(place);
    await expect(row).toContainText(payee);
    if (this.#openAt === place) return;
    if (this.#openAt !== null) await press(page, 'Escape');
    this.#openAt = null;
    // The one cell of the list that Tab goes to.
    await page.getByRole('grid').locator('[role="gridcell"][tabindex="0"]').focus();
    await press(page, 'Home', ...Array<string>(place).fill('ArrowDown'));
    await expect(row.locator(':focus')).toHaveCount(1);
  }

  #rowAt(place: number): Locator {
    return this.#page
      .getByRole('grid')
      .getByRole('row')
      .nth(place + 1);
  }

  #rowOf({ account_id, date, amount }: Waiting): BankRow | undefined {
    return this.#told.rows.find(
      ({ bank, date: day, minor }) =>
        this.#accounts.get(`${bank.entity} ${bank.account}`) === account_id &&
        day === date &&
        formatMoney(minor, 'USD') === amount,
    );
  }

  async #settle(waits: Waiting, place: number): Promise<void> {
    const page = this.#page;
    const row = this.#rowOf(waits);
    if (!row) return this.#choose(this.#costOf(waits), place);
    const { meaning } = row;
    if (meaning.what === 'booked' && meaning.others.length === 1)
      return this.#choose(meaning.others[0]!.account, place);
    if (this.#openAt !== null) await press(page, 'Escape');
    this.#openAt = null;
    await expect(this.#category).toHaveCount(0);
    if (meaning.what === 'transfer') {
      // Its other side is looked for beside the list, and shown once it is found.
      await expect(this.#rowAt(place)).toContainText('Transfer?');
      return press(page, 'm');
    }
    if (meaning.what === 'booked') return this.#split(meaning.others);
    const { kind, settlement } = meaning.movement;
    if (kind === 'business') return press(page, 'Shift+B');
    if (kind === 'personal' && settlement === 'equity') return press(page, 'Shift+P');
    return this.#cross(row, meaning);
  }

  /** Its category in the books of who bears it: what the other side paid came without one. */
  #costOf({ amount }: Waiting): string {
    const movement = this.#told.rows
      .flatMap(({ meaning }) => (meaning.what === 'crossed' ? [meaning.movement] : []))
      .find((one) => one.category !== undefined && one.amount === amount.replace('-', ''));
    return movement!.category!;
  }

  async #choose(account: string, place: number): Promise<void> {
    const page = this.#page;
    if (this.#openAt === null) await press(page, 'c');
    await expect(this.#category).toBeFocused();
    await page.keyboard.type(account.split(':').at(-1)!);
    await press(page, 'Enter');
    this.#openAt = place;
  }

  async #split(parts: readonly { account: string; amount: string }[]): Promise<void> {
    const page = this.#page;
    await press(page, 's');
    for (const [at, { account, amount }] of parts.entries()) {
      await expect(page.getByRole('combobox', { name: `Category of part ${at + 1}` })).toBeFocused();
      await page.keyboard.type(account);
      await press(page, 'Enter');
      await expect(
        page.getByRole('textbox', { name: `Amount or percentage of part ${at + 1}` }),
      ).toBeFocused();
      await page.keyboard.type(amount.replace('-', ''));
      await press(page, 'Enter');
    }
  }

  async #cross({ date, minor }: BankRow, { movement, purpose }: Crossed): Promise<void> {
    const page = this.#page;
    await press(page, 'Shift+X');
    const dialog = page.getByRole('dialog', { name: 'Move across the wall' });
    const kind = dialog.getByLabel('What it is', { exact: true });
    await expect(kind.getByRole('option', { name: KINDS[movement.kind]! })).toBeAttached();
    await kind.focus();
    await page.keyboard.type(KINDS[movement.kind]!);
    if (movement.kind !== 'personal') {
      // What left on the last day is told by the other bank in its next statement.
      const isAlone = minor < 0 && date === this.#day;
      if (!isAlone) await expect(dialog.getByRole('radio').first()).toBeChecked();
      else {
        await dialog.getByRole('combobox', { name: /^Comes into/ }).focus();
        await page.keyboard.type('Checking');
        await press(page, 'Enter');
      }
    }
    if (movement.settlement === 'owed') {
      await dialog.getByLabel('What becomes of it').focus();
      await page.keyboard.type(`${PERSON} owes`);
    }
    await expect(dialog.getByRole('region', { name: `In the books of ${LLC}` })).toBeVisible();
    await dialog.getByLabel('What it is for').focus();
    await page.keyboard.type(purpose);
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'hidden' });
  }
}

const KINDS: Readonly<Record<string, string>> = {
  ...{ contribution: 'Contribution', draw: 'Draw', loan: 'Loan', repayment: 'Repayment' },
  ...{
    settlement: 'Debt settled',
    personal: 'Personal cost',
    waiver: 'Debt given up',
    business: 'Business cost',
  },
};

interface Line {
  id: string;
  kind: string;
  amount_minor: number;
  date: string;
}

/** The crossing of that kind and amount. */
async function crossed(page: Page, kind: string, minor: number): Promise<Line> {
  const lines = await rpc<Line[]>(page, 'crossing.wall');
  return lines.find((line) => line.kind === kind && line.amount_minor === minor)!;
}

/** What no bank tells and still crosses: told in full on the wall, on that very day. */
async function tell(page: Page, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await press(page, 'g', 'w');
  await page.getByRole('heading', { level: 1, name: 'Wall' }).waitFor();
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'New crossing' });
  await dialog.getByRole('button', { name: 'Turn the two round' }).focus();
  await press(page, 'Enter');
  await expect(dialog.getByLabel('From')).toContainText(PERSON);
  // What can cross that way is asked for anew; until then a key finds what could cross the other way.
  const kind = dialog.getByLabel('What it is', { exact: true });
  await expect(kind.getByRole('option', { name: 'Business cost paid' })).toBeEnabled();
  await fill(dialog);
  await expect(dialog.getByRole('region', { name: `In the books of ${LLC}` })).toBeVisible();
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function type(page: Page, field: Locator, words: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(words);
}

/** The terms of the note, whose money is in both books by then. */
async function writeTerms(page: Page): Promise<void> {
  await press(page, 'g', 'w');
  // Along the time: the contribution is the first, the note the second.
  await page.getByRole('application').focus();
  await press(page, 'Home', 'ArrowRight', 'Enter');
  const drawer = page.getByRole('dialog', { name: 'Loan', exact: true });
  await drawer.getByRole('button', { name: 'Write down its terms' }).focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Write down the terms' });
  await type(page, dialog.getByLabel('Rate a year'), '6');
  await type(page, dialog.getByLabel('Payments', { exact: true }), 'Whenever');
  await type(page, dialog.getByLabel('It ends'), 'On a day');
  await type(page, dialog.getByLabel('Last day'), '2/1/2028');
  await expectNoAxeFindings(page, 'writing down the terms');
  await dialog.getByRole('button', { name: 'Keep the terms' }).focus();
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect(drawer.getByRole('link', { name: 'Show its loan' })).toBeVisible();
  await press(page, 'Escape');
}

async function bookInterest(page: Page): Promise<void> {
  await press(page, 'g', 'l');
  await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor();
  await page.getByRole('grid').waitFor();
  await press(page, 'b');
  const dialog = page.getByRole('dialog', { name: 'Book interest' });
  await expect(dialog.getByRole('cell').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Book it on both sides' }).focus();
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** From the finding: the solvency of the day, and the consent, signed. */
async function cureDraw(page: Page): Promise<void> {
  await press(page, 'g', 'e');
  const findings = page.getByRole('region', { name: 'Open findings' });
  const unrecorded = findings
    .getByRole('listitem')
    .filter({ hasText: 'Solvency at the distribution of 20,000.00' });
  await unrecorded.getByRole('button', { name: 'Record the solvency of that day' }).focus();
  await press(page, 'Enter');
  await expect(unrecorded).toHaveCount(0);
  const unsigned = findings.getByRole('listitem').filter({ hasText: 'The record of 20,000.00' });
  await unsigned.getByRole('link', { name: 'Make the paper' }).focus();
  await press(page, 'Enter');
  const making = page.getByRole('dialog', { name: 'Make: Consent to distribution' });
  await making.getByRole('button', { name: 'Make the paper' }).focus();
  await press(page, 'Enter');
  const paper = page.getByRole('dialog', { name: 'Consent to distribution', exact: true });
  await paper.getByRole('button', { name: 'Sign …' }).focus();
  await press(page, 'Enter');
  const signing = page.getByRole('dialog', { name: 'Sign', exact: true });
  await type(page, signing.getByRole('textbox', { name: 'Name as it stands on the line' }), PERSON);
  await press(page, 'Enter');
  await expect(paper.getByText('with signatures')).toBeVisible();
  await press(page, 'Escape');
}

/** A paper that lay signed in a drawer is filed with the day that stands on it. */
async function filePaper(page: Page, { id }: Line, signedOn: string): Promise<void> {
  await page.evaluate(
    async ([crossing, day]) => {
      const form = new FormData();
      form.append('crossings[0]', crossing);
      form.append('signed_on', day);
      form.append('file', new File(['%PDF-1.4 a scan'], 'scan.pdf', { type: 'application/pdf' }));
      const answer = await fetch('/api/v1/papers/attach', { method: 'POST', body: form });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [id, signedOn] as const,
  );
}

async function signPaper(page: Page, { id }: Line): Promise<void> {
  const made = await rpc<{ id: string }>(page, 'paper.make', { crossings: [id] });
  await rpc(page, 'paper.sign', { id: made.id, how: 'typed', name: PERSON });
}

async function reconcile(page: Page, statements: readonly Statement[], date: string): Promise<void> {
  for (const { bank, balance } of statements)
    await rpc(page, 'reconcile.finish', { entity: bank.entity, account: bank.account, date, balance });
}

test('a year of statements by keyboard gives the books and the findings of the reference', async ({
  page,
  program,
}) => {
  test.setTimeout(240_000);
  const year = loadWorkedYear();
  const told = asBanksTell(year);
  const call = (name: string, input: object) => rpc(page, name, input);

  const spring = statementsOf(year, told, '2025-01-01', '2025-06-30');
  await sitDown(page, program, '2025-06-30');
  await begin(page, year, told);
  const accounts = await rpc<{ id: string; entity: string; name: string }[]>(page, 'account.list');
  const inbox = new Inbox(page, told, new Map(accounts.map((one) => [`${one.entity} ${one.name}`, one.id])));
  await rule(page, LLC, 'receipt inv', 'Accounts rec');
  await rule(page, PERSON, '1040-ES', 'Estimated tax');
  await importAll(page, program, spring);
  await inbox.clear('2025-06-30');
  await writeTerms(page);
  await tell(page, async (dialog) => {
    await type(page, dialog.getByLabel('What it is', { exact: true }), 'Business cost');
    await type(page, dialog.getByLabel('Amount'), '350');
    await type(page, dialog.getByRole('combobox', { name: `Paid from, in ${PERSON}` }), 'Mileage');
    await press(page, 'Enter');
    await type(page, dialog.getByRole('combobox', { name: `What it was for, in ${LLC}` }), 'Car and');
    await press(page, 'Enter');
    await type(page, dialog.getByLabel('What it is for'), 'ER-2 500mi x .70');
  });
  await bookInterest(page);
  await cureDraw(page);
  await filePaper(page, await crossed(page, 'contribution', 2_500_000), '2025-01-02');
  await filePaper(page, await crossed(page, 'loan', 1_200_000), '2025-02-01');
  await filePaper(page, await crossed(page, 'business', 64_000), '2025-03-25');
  await signPaper(page, await crossed(page, 'business', 35_000));
  await reconcile(page, spring, '2025-06-30');

  const autumn = statementsOf(year, told, '2025-07-01', '2025-12-31');
  await program.end();
  await sitDown(page, program, '2025-12-31');
  await importAll(page, program, autumn);
  await inbox.clear('2025-12-31');
  await tell(page, async (dialog) => {
    await type(page, dialog.getByLabel('What it is', { exact: true }), 'Debt given up');
    await type(page, dialog.getByLabel('Amount'), '480');
    await type(page, dialog.getByLabel('What it is for'), 'Owner waives ER');
  });
  await bookInterest(page);
  await signPaper(page, await crossed(page, 'waiver', 48_000));
  await reconcile(page, autumn, '2025-12-31');

  expect(await sheetsOf(call, year)).toEqual(wantedSheets(year));
  expect(await worthOf(call)).toEqual(wantedWorth(year));
  expect(await findingsOf(call)).toEqual(wantedFindings(year));
  expect((await rpc<{ findings: unknown[] }>(page, 'vault.verify')).findings).toEqual([]);
});
