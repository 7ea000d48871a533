/** The real job, from an empty vault to a proven account, by REST alone. Every answer must keep the contract. */
import type { AnyContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import { TestBooks } from '../support/books.ts';
import { TestServer } from './support.ts';

const STATEMENT = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260101<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>123456789<ACCTID>000111222333<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20251201<DTEND>20251231
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20251203<TRNAMT>5000.00<FITID>a1<NAME>Acme Corp</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20251215<TRNAMT>-45.00<FITID>a2<NAME>Figma</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>4955.00<DTASOF>20251231</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

let books: TestBooks;
let it: TestServer;
beforeAll(async () => {
  books = await TestBooks.create();
  it = await TestServer.start({ desk: books.core });
});
afterAll(async () => {
  await it.close();
  await books.close();
});

type Body = Record<string, unknown> | FormData;

/** Calls a procedure as a script would, and checks the answer against the contract. */
// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
async function rest(call: string, name: string, body?: Body): Promise<any> {
  const [method, path] = call.split(' ') as [string, string];
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(`${it.server.url}api/v1${path}`, {
    method,
    headers: { ...it.token, ...(json ? { 'Content-Type': 'application/json' } : {}) },
    ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
  });
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  outputOf(name).parse(answer);
  return answer;
}

function outputOf(name: string): z.ZodType {
  const [group, member] = name.split('.') as [string, string];
  const procedure = (contract as unknown as Record<string, Record<string, AnyContractProcedure>>)[group]![
    member
  ]!;
  return procedure['~orpc'].outputSchema as z.ZodType;
}

function statementForm(fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.append('files', new File([STATEMENT], 'december.ofx'));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe('the books over REST', () => {
  test('begin with an LLC and its chart', async () => {
    await rest('POST /entities', 'entity.create', {
      kind: 'llc',
      name: 'Northlight LLC',
      tax_class: 'disregarded',
    });
    expect(await rest('GET /entities', 'entity.list')).toHaveLength(1);
    expect(
      (await rest('GET /accounts?entity=Northlight%20LLC&include_archived=true', 'account.list')).length,
    ).toBeGreaterThan(10);
  });

  test('take a statement as a form: first what it would do, then for good, and the second time nothing', async () => {
    const fields = { entity: 'Northlight LLC', create_accounts: 'true' };
    const preview = await rest('POST /imports/preview', 'imports.preview', statementForm(fields));
    expect(preview.files[0].accounts[0]).toMatchObject({ read: 2, new: 2, sum: '4955.00' });
    const first = await rest('POST /imports', 'imports.commit', statementForm(fields));
    expect(first.files[0].accounts[0]).toMatchObject({ read: 2, new: 2, duplicate: 0, difference: '0.00' });
    const again = await rest('POST /imports', 'imports.commit', statementForm(fields));
    expect(again.files[0].accounts[0]).toMatchObject({ read: 2, new: 0, duplicate: 2 });
  });

  test('take several files at once', async () => {
    const form = statementForm();
    form.append('files', new File([STATEMENT], 'again.ofx'));
    expect((await rest('POST /imports/preview', 'imports.preview', form)).files).toHaveLength(2);
  });

  test('show the entries, the register and the reports', async () => {
    const { entries } = await rest('GET /entries?text=figma&limit=5', 'entry.list');
    expect(entries).toHaveLength(1);
    const account = entries[0].postings.find(
      (posting: { amount: string }) => posting.amount === '-45.00',
    ).account;
    await rest(`GET /entries/${entries[0].id}`, 'entry.get');
    const register = await rest(`GET /register?account=${encodeURIComponent(account)}`, 'entry.register');
    expect(register.rows.at(-1).balance).toBe('4955.00');
    const latest = 'text=figma&uncategorised=true&descending=true&offset=0&limit=1&amount_min=45';
    expect(await rest(`GET /register?${latest}`, 'entry.register')).toMatchObject({
      ...{ total: 1, account_id: null, rows: [{ amount: '-45.00', from_bank: true }] },
    });
    expect((await rest('GET /payees?text=fig&limit=3', 'entry.payees'))[0]).toMatchObject({ uses: 1 });
    expect((await rest('GET /reports/overview?as_of=2025-12-31', 'reports.overview')).as_of).toBe(
      '2025-12-31',
    );
    const { rows } = await rest(`GET /matching/candidates?entry=${entries[0].id}`, 'matching.candidates');
    expect(rows).toMatchObject([{ match: 'created', candidates: [], row: { own_entry: entries[0].id } }]);
    expect(await rest('GET /matching/pairs?limit=5', 'matching.pairs')).toEqual({
      total: 0,
      doubled: 0,
      pairs: [],
    });
    expect(await rest('GET /matching/transit', 'matching.transit')).toEqual([]);
    expect(await rest(`GET /rules/suggest?entry=${entries[0].id}`, 'rules.suggest')).toBeNull();
    for (const report of [
      'balance-sheet',
      'income-statement',
      'trial-balance',
      'general-ledger',
      'schedule-c',
    ]) {
      const span = 'entity=Northlight%20LLC&from=2025-01-01&to=2025-12-31';
      await rest(`GET /reports/${report}?${span}`, `reports.${report.replaceAll('-', '_')}`);
    }
  });

  test('try a rule, change many entries, merge an account and keep a view', async () => {
    const entity = 'Northlight LLC';
    const tried = await rest('POST /rules/test', 'rules.test', { entity, value: 'figma', account: 'Travel' });
    expect(tried).toMatchObject({ hits: 1, would_change: 1 });
    const ruled = { entity, stage: 'last', value: 'fig', test: 'matches', account: 'Travel' };
    expect(await rest('POST /rules', 'rules.create', ruled)).toMatchObject({ stage: 'last', changed: 0 });
    const of = 'entity=Northlight%20LLC';
    expect(await rest(`GET /rules/check?${of}`, 'rules.check')).toMatchObject([{ hits: 1, warning: null }]);
    const file = await rest(`GET /rules/file?${of}`, 'rules.export');
    expect(await rest('POST /rules/file', 'rules.import', { entity, file })).toMatchObject({ present: 1 });
    const change = { entries: [tried.entries[0].entry_id], category: 'Travel' };
    expect(await rest('POST /entries/bulk', 'entry.bulk', { ...change, preview: true })).toMatchObject({
      ...{ changed: 1, refused: [] },
    });
    await rest('POST /accounts', 'account.create', { entity, name: 'Trips', type: 'expense' });
    await rest('POST /accounts/Trips/merge', 'account.merge', { entity, into: 'Travel' });
    const view = { screen: 'register', name: 'Trips', definition: { category: 'Travel' } };
    const { id } = await rest('POST /views', 'view.save', view);
    expect(await rest('GET /views?screen=register', 'view.list')).toEqual([{ id, ...view }]);
    await rest(`DELETE /views/${id}`, 'view.remove');
  });

  test('keep vendors, the mileage log and the home office, and tell what a return takes of them', async () => {
    const entity = 'Northlight LLC';
    const of2025 = `entity=${encodeURIComponent(entity)}&year=2025`;
    await rest('POST /entities', 'entity.create', { kind: 'person', name: 'Dana' });
    const { id } = await rest('POST /vendors', 'vendor.add', { name: 'Figma', tin: '12-3456789' });
    const named = { vendor: 'Figma', payee: 'FIGMA INC' };
    await rest('POST /vendors/payees', 'vendor.assign', named);
    expect(await rest('GET /vendors', 'vendor.list')).toMatchObject([{ id, tin: '**-***6789' }]);
    const counts = { entity, account: 'Uncategorised', counts: 'nec-1' };
    await rest('PUT /vendors/accounts', 'vendor.set_account', counts);
    const forms = await rest(`GET /vendors/1099?${of2025}`, 'vendor.forms');
    const paid = { vendor_id: id, box: 'nec-1', paid: '45.00', why: 'below' };
    expect(forms.rows).toContainEqual(expect.objectContaining(paid));
    expect(await rest(`GET /vendors/1099/file?${of2025}`, 'vendor.file')).toHaveProperty('files');
    await rest(`DELETE /vendors/${id}`, 'vendor.remove');
    const trips = [{ date: '2025-03-01', miles: '100', reason: 'site visit' }];
    await rest('POST /tax/trips', 'tax.add_trips', { entity, trips });
    expect(await rest(`GET /tax/mileage?${of2025}`, 'tax.mileage')).toMatchObject({ deducted: '70.00' });
    const areas = [{ from: '2025-01-01', square_feet: 10 }];
    await rest('PUT /tax/home-office', 'tax.set_home_office', {
      entity,
      year: 2025,
      method: 'simplified',
      areas,
    });
    expect(await rest(`GET /tax/home-office?${of2025}`, 'tax.home_office')).toMatchObject({
      before_limit: '50.00',
    });
    const status = 'status=single';
    for (const services of [
      `services=${encodeURIComponent(entity)}`,
      `services[]=${encodeURIComponent(entity)}`,
    ])
      expect(await rest(`GET /tax/qbi?${of2025}&${status}&${services}`, 'tax.qbi')).toMatchObject({
        businesses: [{ entity, specified_service: true }],
      });
    expect(await rest(`GET /tax/section-179?${of2025}`, 'tax.section_179')).toMatchObject({
      deduction: '0.00',
    });
    expect(
      await rest(`DELETE /tax/home-office/${encodeURIComponent(entity)}/2025`, 'tax.remove_home_office'),
    ).toEqual({ ok: true });
  });

  test('prove the account', async () => {
    const accounts = await rest('GET /accounts', 'account.list');
    const bank = accounts.find((account: { balance: string }) => account.balance === '4955.00');
    const query = `account=${bank.id}&date=2025-12-31`;
    expect((await rest(`GET /reconciliations/status?${query}`, 'reconcile.status')).difference).toBe('0.00');
    const clues = { account: bank.id, date: '2025-12-31' };
    expect((await rest('POST /reconciliations/clues', 'reconcile.clues', clues)).clues).toEqual([]);
    const covered = await rest(`GET /reconciliations/coverage?account=${bank.id}`, 'reconcile.coverage');
    expect(covered[0].account_id).toBe(bank.id);
    await rest('POST /reconciliations', 'reconcile.finish', { account: bank.id, date: '2025-12-31' });
  });

  test('keep a receipt and give it back as a download, byte for byte', async () => {
    const { entries } = await rest('GET /entries?text=figma', 'entry.list');
    const form = new FormData();
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256);
    form.append('file', new File([bytes], 'réçu <1>.html', { type: 'text/html' }));
    const { id } = await rest(`POST /entries/${entries[0].id}/attachments`, 'attachment.add', form);
    const response = await fetch(`${it.server.url}api/v1/attachments/${id}`, { headers: it.token });
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="r__u _1_.html"; filename*=UTF-8''r%C3%A9%C3%A7u%20%3C1%3E.html`,
    );
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test.each(['hledger', 'beancount'])('leave as a journal for %s', async (format) => {
    const response = await fetch(`${it.server.url}api/v1/journal?format=${format}`, { headers: it.token });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(await response.text()).toContain('Figma');
  });

  test('do a repeated call with the same key once', async () => {
    const send = () => {
      const entry = {
        entity: 'Northlight LLC',
        date: '2026-01-05',
        payee: 'Repeated',
        postings: [
          { account: 'Opening Balances', amount: '10.00' },
          { account: 'Opening Balances', amount: '-10.00' },
        ],
      };
      return it.post('/api/v1/entries', { entries: [entry] }, { ...it.token, 'Idempotency-Key': 'one' });
    };
    const first = await send();
    expect(first.status, first.text).toBe(200);
    const again = await send();
    expect(again.json).toEqual(first.json);
    // Either tells which command it was.
    const { seq } = (await rest('GET /audit?limit=1', 'audit.log'))[0];
    expect([first, again].map((one) => one.headers['bulkhead-command'])).toEqual([`${seq}`, `${seq}`]);
    expect((await rest('GET /entries?text=repeated', 'entry.list')).entries).toHaveLength(1);
  });

  test('go back and forth', async () => {
    const { seq } = (await rest('GET /audit?limit=1', 'audit.log'))[0];
    const wrong = await it.post('/api/v1/undo', { expected: seq - 1 }, it.token);
    expect(wrong).toMatchObject({ status: 409, json: { code: 'REFUSED', data: { facts: { latest: seq } } } });
    await rest('POST /undo', 'history.undo', { expected: seq });
    expect((await rest('GET /entries?text=repeated', 'entry.list')).entries).toHaveLength(0);
    await rest('POST /redo', 'history.redo', {});
    expect((await rest('GET /entries?text=repeated', 'entry.list')).entries).toHaveLength(1);
  });

  test('are still whole, and the log says who did it', async () => {
    expect((await rest('GET /verify', 'vault.verify')).findings).toEqual([]);
    expect((await rest('GET /audit/verify', 'audit.verify')).ok).toBe(true);
    const log = await rest('GET /audit?limit=3', 'audit.log');
    expect(log[0]).toMatchObject({ actor: 'rest', role: 'owner' });
    await rest(`GET /audit/${log[0].seq}`, 'audit.event');
    await rest('GET /vault', 'vault.status');
  });

  test('name the field that is wrong', async () => {
    const wrong = await it.request('/api/v1/reports/trial-balance?entity=Northlight%20LLC&to=31.12.2025', {
      headers: it.token,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.json).toMatchObject({
      defined: true,
      code: 'INVALID_INPUT',
      message: 'to: not a date: write it as YYYY-MM-DD',
      data: { facts: { issues: [{ field: 'to' }] } },
    });
  });
});

describe('a role that is too low', () => {
  test('reads but may not write', async () => {
    const viewer = await TestServer.start({ desk: books.core, role: 'viewer' });
    try {
      expect((await viewer.request('/api/v1/entities', { headers: viewer.token })).status).toBe(200);
      const refused = await viewer.post('/api/v1/undo', {}, viewer.token);
      expect([refused.status, refused.json.code, refused.json.defined]).toEqual([403, 'FORBIDDEN', true]);
    } finally {
      await viewer.close();
    }
  });
});
