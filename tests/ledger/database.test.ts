import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
let ids: {
  entity: string;
  other: string;
  checking: string;
  travel: string;
  groceries: string;
  euros: string;
};

beforeEach(async () => {
  books = await TestBooks.create();
  const acme = await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
  const ada = await books.call('entity.create', { kind: 'person', name: 'Ada' });
  await books.call('account.create', { entity: 'Acme LLC', name: 'Euros', type: 'asset', currency: 'EUR' });
  const list: { name: string; entity: string; id: string }[] = await books.call('account.list');
  const account = (name: string, entity = 'Acme LLC') =>
    list.find((a) => a.name === name && a.entity === entity)!.id;
  ids = {
    entity: acme.id,
    other: ada.id,
    checking: account('Checking'),
    travel: account('Travel'),
    groceries: account('Groceries', 'Ada'),
    euros: account('Euros'),
  };
  const file = ofx('january.ofx', {
    rows: [{ date: '2025-01-10', amount: '-20.00', payee: 'Taxi', fitid: 'a' }],
    balance: { amount: '980.00', on: '2025-01-31' },
  });
  await books.call('imports.commit', { files: [file], account: 'Checking', entity: 'Acme LLC' });
});
afterEach(() => books.close());

/** What the database says to SQL that went past the program, in a transaction of its own; nothing may stay of it. */
function refusal(...statements: string[]): string {
  const { db } = books.core.vault;
  const before = fingerprint(db);
  let said = 'nothing';
  try {
    db.exec('BEGIN');
    for (const sql of statements) db.exec(sql);
    db.exec('COMMIT');
  } catch (error) {
    said = (error as Error).message;
  }
  if (db.inTransaction) db.exec('ROLLBACK');
  if (said !== 'nothing') expect(fingerprint(db)).toBe(before);
  return said;
}

const entry = (date = '2025-02-01') =>
  `INSERT INTO entry VALUES ('raw', '${ids.entity}', '${date}', 'Raw', '', 'manual', NULL)`;
const leg = (line: number, account: string, minor: number, { date = '2025-02-01', currency = 'USD' } = {}) =>
  `INSERT INTO posting VALUES ('raw', ${line}, '${account}', ${minor}, '${currency}', '${date}', 'cleared', NULL, NULL)`;

describe('the database itself, with the program out of the way', () => {
  it('takes an entry that is in order', () => {
    expect(refusal(entry(), leg(0, ids.checking, -500), leg(1, ids.travel, 500))).toBe('nothing');
  });

  it('refuses an entry off balance, at the commit', () => {
    expect(refusal(entry(), leg(0, ids.checking, -500), leg(1, ids.travel, 499))).toMatch(/FOREIGN KEY/);
    expect(refusal(entry(), leg(0, ids.checking, -500))).toMatch(/FOREIGN KEY/);
    expect(refusal('UPDATE posting SET amount_minor = amount_minor + 1 WHERE line = 0')).toMatch(
      /FOREIGN KEY/,
    );
    expect(refusal('DELETE FROM line_match', 'DELETE FROM posting WHERE line = 0')).toMatch(/FOREIGN KEY/);
  });

  it('refuses an entry that balances only across currencies', () => {
    expect(refusal(entry(), leg(0, ids.checking, -500), leg(1, ids.euros, 500, { currency: 'EUR' }))).toMatch(
      /FOREIGN KEY/,
    );
  });

  it('refuses an entry across entities', () => {
    expect(refusal(entry(), leg(0, ids.checking, -500), leg(1, ids.groceries, 500))).toBe(
      'guard:across-entities',
    );
    expect(refusal(`UPDATE posting SET account_id = '${ids.groceries}' WHERE line = 1`)).toBe(
      'guard:across-entities',
    );
    expect(refusal(`UPDATE entry SET entity_id = '${ids.other}'`)).toBe('guard:entry-identity');
    expect(refusal(`UPDATE account SET parent_id = '${ids.groceries}' WHERE id = '${ids.travel}'`)).toBe(
      'guard:across-entities',
    );
  });

  it('refuses a currency that the account does not hold', () => {
    expect(refusal(entry(), leg(0, ids.euros, -500), leg(1, ids.travel, 500))).toBe('guard:account-currency');
    expect(refusal(`UPDATE account SET currency = 'EUR' WHERE id = '${ids.checking}'`)).toBe(
      'guard:account-currency',
    );
  });

  it('refuses a leg of another day than its entry', () => {
    expect(refusal(entry(), leg(0, ids.checking, -500, { date: '2025-02-02' }))).toBe('guard:posting-date');
    expect(refusal("UPDATE posting SET date = '2025-02-02' WHERE line = 0")).toMatch(/FOREIGN KEY/);
    expect(refusal("UPDATE entry SET date = '2025-02-02'")).toMatch(/FOREIGN KEY/);
  });

  it('refuses any change in a closed period', async () => {
    await books.call('period.close', { entity: 'Acme LLC', through: '2025-02-28' });
    const closed = 'guard:closed-period';
    expect(refusal(entry())).toBe(closed);
    expect(refusal("UPDATE entry SET payee = 'x'")).toBe(closed);
    expect(refusal("UPDATE entry SET date = '2025-03-01'")).toBe(closed);
    expect(refusal('UPDATE posting SET amount_minor = 0')).toBe(closed);
    expect(refusal(`UPDATE posting SET account_id = '${ids.travel}' WHERE line = 1`)).toBe(closed);
    expect(refusal('DELETE FROM line_match', 'DELETE FROM posting')).toBe(closed);
    expect(refusal('DELETE FROM entry')).toBe(closed);
  });

  it('refuses to touch a reconciled leg', async () => {
    await books.call('reconcile.finish', { account: ids.checking });
    expect(refusal(`UPDATE posting SET amount_minor = 1 WHERE account_id = '${ids.checking}'`)).toBe(
      'guard:reconciled',
    );
    expect(
      refusal('DELETE FROM line_match', `DELETE FROM posting WHERE account_id = '${ids.checking}'`),
    ).toBe('guard:reconciled');
  });

  it('refuses an edit of what the bank sent', () => {
    expect(refusal("UPDATE statement_line SET payee = 'x'")).toBe('guard:evidence');
    expect(refusal('UPDATE statement_line SET amount_minor = 0')).toBe('guard:evidence');
    expect(refusal("UPDATE blob_store SET bytes = x'00'")).toBe('guard:evidence');
    expect(refusal(`UPDATE line_match SET line = 7`)).toMatch(/FOREIGN KEY/);
  });

  it('refuses to edit or delete what the audit log says', () => {
    expect(refusal("UPDATE audit_event SET actor = 'x'")).toBe('guard:audit');
    expect(refusal('DELETE FROM audit_event WHERE seq = 1')).toBe('guard:audit');
    expect(refusal("UPDATE audit_change SET bytes = x'00'")).toBe('guard:audit');
    expect(refusal('DELETE FROM audit_change')).toBe('guard:audit');
  });

  it('refuses the same through a replacement', () => {
    const event =
      'seq, at, actor, role, command, input, mode, target_seq, change_count, changes_hash, prev_hash, hash';
    expect(
      refusal(
        `REPLACE INTO audit_event SELECT ${event.replace('actor', "'nobody'")} FROM audit_event WHERE seq = 1`,
      ),
    ).toBe('guard:audit');
    expect(
      refusal("REPLACE INTO audit_change SELECT seq, chunk, x'00' FROM audit_change WHERE seq = 1"),
    ).toBe('guard:audit');
  });

  it('refuses an account below itself', () => {
    expect(refusal(`UPDATE account SET parent_id = id WHERE id = '${ids.travel}'`)).toBe(
      'guard:account-loop',
    );
  });

  it('refuses an amount that one posting cannot hold, and what is no number', () => {
    expect(refusal(entry(), leg(0, ids.checking, -9_000_000_000_001))).toMatch(/posting_amount/);
    expect(
      refusal(
        entry(),
        `INSERT INTO posting VALUES ('raw', 0, '${ids.checking}', 1.5, 'USD', '2025-02-01', 'cleared', NULL, NULL)`,
      ),
    ).toMatch(/cannot store REAL/);
  });

  it('is not outwitted by a change of the day after one of the amount', () => {
    expect(
      refusal(
        entry(),
        leg(0, ids.checking, -500),
        leg(1, ids.travel, 499),
        "UPDATE entry SET date = date WHERE id = 'raw'",
      ),
    ).toMatch(/FOREIGN KEY/);
    expect(
      refusal(
        entry(),
        leg(0, ids.checking, -500),
        leg(1, ids.travel, 500),
        "UPDATE entry SET date = '2025-02-02' WHERE id = 'raw'",
        leg(2, ids.travel, 0, { date: '2025-02-02' }),
      ),
    ).toMatch(/FOREIGN KEY/);
  });
});
