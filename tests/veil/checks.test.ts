/**
 * Each check as a book-keeper would try it: what opens it, what cures it, and what it says where something is not known. The
 * company has nothing to find but what the example gives it.
 */
import { describe, expect, it } from 'vitest';
import type { Nature } from '../../main/solvency/natures.ts';
import { profileOf } from '../../main/solvency/profiles.ts';
import { assess } from '../../main/veil/assess.ts';
import { CHECKS } from '../../main/veil/checks/index.ts';
import type { Crossing, Facts } from '../../main/veil/facts.ts';
import { standardIn } from '../../main/veil/thresholds.ts';
import type { CheckId } from '../../shared/contract/veil.ts';
import {
  account,
  beyond,
  bill,
  business,
  draw,
  EXAMPLES,
  leg,
  loan,
  pay as PAY,
  passes,
  personal,
  report,
  snapshot,
  tax,
} from './examples.ts';
import { crossing, DANA, LLC, NO_PAPER, quietFacts, usd, YEAR_END } from './worked-year.ts';

const STANDARD = standardIn('USD');
const look = (facts: Facts, asOf = YEAR_END, state = 'WY', thresholds = STANDARD) =>
  assess(facts, asOf, thresholds, profileOf(state));
const stateOf = (id: CheckId, ...args: Parameters<typeof look>) =>
  look(...args).checks.find(({ check }) => check === id)!.state;
const findingsOf = (id: CheckId, ...args: Parameters<typeof look>) =>
  look(...args).findings.filter(({ check }) => check === id);

const ISO_DAY = /\d{4}-\d\d-\d\d/;

/** Of rules that have changed since they were first told. */
const VERSIONS: Partial<Record<CheckId, number>> = {
  V04: 2,
  V05: 2,
  V06: 4,
  V07: 2,
  V09: 2,
  V10: 2,
  V11: 2,
  V12: 3,
  V14: 2,
  V17: 2,
};

it('has an example for every check', () => {
  expect(new Set(EXAMPLES.map(({ check }) => check))).toEqual(new Set(CHECKS.map(({ id }) => id)));
});

describe.each(EXAMPLES)('$check: $what', ({ check, severity, opens, cured, curedOn, unknown }) => {
  it('opens a finding', () => {
    const open = findingsOf(check, quietFacts(opens)).filter((one) => one.cured === null);
    expect(open.map((one) => one.severity)).toEqual([severity]);
    expect(open[0]).toMatchObject({
      version: VERSIONS[check] ?? 1,
      cures: expect.arrayContaining([expect.anything()]),
    });
    expect(stateOf(check, quietFacts(opens))).toMatch(/watch|action/);
    // Days are told as people write them.
    expect(open[0]!.text).not.toMatch(ISO_DAY);
  });

  it('is cured, and says so', () => {
    const found = findingsOf(check, quietFacts(cured));
    expect(found.filter((one) => one.cured === null)).toEqual([]);
    if (curedOn !== null) expect(found.map((one) => one.cured)).toEqual([curedOn]);
    expect(stateOf(check, quietFacts(cured))).toBe('clear');
  });

  it('is unknown where it has to be', () => {
    expect(findingsOf(check, quietFacts(unknown))).toEqual([]);
    expect(stateOf(check, quietFacts(unknown))).toBe('unknown');
    const { dimensions, checks } = look(quietFacts(unknown));
    const own = checks.find((one) => one.check === check)!;
    expect(own.missing.length).toBeGreaterThan(0);
    expect(own.missing.join(' ')).not.toMatch(ISO_DAY);
    expect(dimensions.find(({ id }) => id === own.dimension)!.state).not.toBe('clear');
  });
});

describe('the edges', () => {
  it('capital is helped by what is owed, in the way in which that is owed', () => {
    const lacking = { standings: [{ ...quietFacts().standings[0]!, ownerClaimsMinor: 2_500_000 }] };
    const curesOf = (facts: Partial<Facts>) =>
      findingsOf('V07', quietFacts({ ...lacking, ...facts })).flatMap(({ cures }) => cures);
    expect(curesOf({})).toEqual(['contribute']);
    const back = { id: 'record-repayment', fromId: DANA, toId: LLC, amountMinor: usd(310) };
    expect(curesOf({ crossings: [personal] })).toEqual(['contribute', back]);
    // What a sister owes for work comes from the sister, and what the company owes its owner helps nothing.
    const fee = crossing('management-fee', '2025-10-01', 500, {
      fromId: LLC,
      toId: 'sister',
      settlement: 'owed',
    });
    expect(curesOf({ crossings: [fee, business] })).toEqual([
      'contribute',
      { ...back, fromId: 'sister', amountMinor: usd(500) },
    ]);
    const about = { id: loan.id, name: loan.name, accountId: null };
    expect(curesOf({ loans: [loan] })).toEqual([
      'contribute',
      { id: 'pay-instalment', about, amountMinor: usd(8000) },
    ]);
    expect(curesOf({ loans: [{ ...loan, isOnRecord: false }] })).toEqual([
      'contribute',
      { ...back, id: 'repay-loan', amountMinor: usd(8000) },
    ]);
    const paid = [...loan.balances, { date: '2025-06-01', balanceMinor: 0 }];
    expect(curesOf({ loans: [{ ...loan, balances: paid }] })).toEqual(['contribute']);
    expect(curesOf({ loans: [{ ...loan, lenderId: DANA, borrowerId: LLC }] })).toEqual(['contribute']);
  });

  it('a distribution that went too far is offered nothing that could not cure it', () => {
    const failed = { ...snapshot, results: { ...passes, 'balance-sheet': 'fails' as const } };
    const [finding] = findingsOf('V04', quietFacts({ crossings: [draw], snapshots: [failed] }));
    expect(finding).toMatchObject({ severity: 'critical', cures: ['take-snapshot', 'take-apart'] });
    const [late] = findingsOf('V08', quietFacts({ crossings: [draw], payables: [bill] }));
    const about = { id: bill.id, name: bill.vendor, accountId: bill.accountId };
    expect(late!.cures).toEqual([{ id: 'pay-bills', about, amountMinor: bill.openMinor }]);
  });

  it('what is not known of many papers alike is told in one line', () => {
    const paper = { kind: 'paper', title: 'Consent', nameOnIt: 'Northlight LLC', correctedOn: null } as const;
    const made = (id: string, title: string) => ({ ...paper, id, title, date: '2025-03-01', capacity: null });
    const documents = [made('1', 'Consent'), made('2', 'Note'), made('3', 'Consent')];
    expect(look(quietFacts({ documents })).checks.find(({ check }) => check === 'V12')!.missing).toEqual([
      'Whom 3 papers name, and in what capacity: “Consent” (2), “Note”.',
    ]);
  });

  it('nothing is open where nothing happened', () => {
    const quiet = look(quietFacts());
    expect(quiet.findings).toEqual([]);
    expect(quiet.worst).toBeNull();
    expect(quiet.dimensions.map(({ state }) => state)).toEqual(['clear', 'clear', 'clear', 'clear', 'clear']);
  });

  it.each([
    ['V01', { looseLegs: [leg] }, '2025-12-04', '2025-12-05'],
    ['V05', { loans: [{ ...loan, note: NO_PAPER }] }, '2025-05-31', '2025-06-01'],
    ['V09', { trustTaxes: [tax] }, '2025-10-20', '2025-10-21'],
    ['V11', { formalities: [...quietFacts().formalities, report] }, '2025-11-01', '2025-11-02'],
    ['V13', { crossings: [business] }, '2025-06-11', '2025-06-12'],
    ['V17', { moneyAccounts: [{ ...account, reconciledThrough: '2025-11-15' }] }, '2025-12-30', '2025-12-31'],
  ] as const)('%s opens on the day and not before', (check, facts, before, after) => {
    expect(findingsOf(check, quietFacts(facts), before)).toEqual([]);
    const [finding] = findingsOf(check, quietFacts(facts), after);
    expect(finding).toMatchObject({ opened: after, cured: null });
  });

  it('terms that are not kept count from the payment that is open, and a rate that is met is measured at no limit', () => {
    const due = { dueOn: '2025-06-01', amountMinor: 1, principalMinor: 1, paidOn: null, carriedOn: null };
    const before = { ...due, dueOn: '2025-03-01', paidOn: '2025-05-01' };
    const [finding] = findingsOf(
      'V06',
      quietFacts({ loans: [{ ...loan, payments: [before, due] }] }),
      '2025-08-30',
    );
    expect(finding).toMatchObject({ since: '2025-06-01', opened: '2025-07-02', days: 90 });
    expect(finding!.facts.map(({ name }) => name)).toEqual([
      'Rate',
      'Applicable federal rate',
      'Outstanding',
    ]);
  });

  it('a personal cost that is paid back within 30 days weighs low, a day later high', () => {
    const paid = (date: string) =>
      findingsOf(
        'V02',
        quietFacts({ crossings: [personal, crossing('settlement', date, 310, { fromId: DANA, toId: LLC })] }),
      )[0]!.severity;
    expect([paid('2025-09-19'), paid('2025-09-20')]).toEqual(['low', 'high']);
  });

  it('a business cost that is owed to the owner is V13’s alone', () => {
    expect(findingsOf('V02', quietFacts({ crossings: [business] }))).toEqual([]);
  });

  it('each count of days ends where the reference has it: that day is still in time, the next is not', () => {
    const severities = (check: CheckId, facts: Partial<Facts>, asOf: string) =>
      findingsOf(check, quietFacts(facts), asOf).map(({ severity }) => severity);
    const noNote = { loans: [{ ...loan, note: NO_PAPER }] };
    expect(severities('V05', noNote, '2025-05-31')).toEqual([]);
    expect(severities('V05', noNote, '2025-06-01')).toEqual(['high']);
    const due = { dueOn: '2025-06-01', amountMinor: 1, principalMinor: 1, paidOn: null, carriedOn: null };
    const late = { loans: [{ ...loan, payments: [due] }] };
    expect(severities('V06', late, '2025-07-01')).toEqual([]);
    expect(severities('V06', late, '2025-07-02')).toEqual(['medium']);
    expect(severities('V06', late, '2025-08-29')).toEqual(['medium']);
    expect(severities('V06', late, '2025-08-30')).toEqual(['high']);
    // A record of the day itself is in time, one of the next day is not.
    const recorded = (preparedOn: string) => ({
      crossings: [draw],
      snapshots: [{ ...snapshot, preparedOn }],
    });
    expect(severities('V04', recorded('2025-10-01'), YEAR_END)).toEqual([]);
    expect(severities('V04', recorded('2025-10-02'), YEAR_END)).toEqual(['medium']);
    // The memo is for a year: its last day decides.
    const wages = [{ date: '2025-06-30', amountMinor: usd(20_000) }];
    const pay = {
      ...{ company: { ...quietFacts().company, taxClass: 's-corp' as const }, basis: [] },
      pay: [{ ...PAY, wages }],
    };
    expect(severities('V15', pay, '2025-12-30')).toEqual([]);
    expect(severities('V15', pay, '2025-12-31')).toEqual(['medium']);
    const inTime = {
      ...pay,
      pay: [{ ...PAY, wages: [...wages, { date: '2025-12-31', amountMinor: usd(4000) }] }],
    };
    expect(severities('V15', inTime, '2026-01-31')).toEqual([]);
    // Wages of the day of the first distribution come in time, of the day behind it they don't.
    const paidOn = (date: string) => ({
      ...pay,
      pay: [{ ...PAY, wages: [{ date, amountMinor: usd(24_000) }] }],
    });
    expect(severities('V15', paidOn('2025-06-30'), YEAR_END)).toEqual([]);
    expect(severities('V15', paidOn('2025-07-01'), YEAR_END)).toEqual(['high']);
  });

  it('a bill that is late by 60 days on the day of the draw does not speak against it, by 61 it does', () => {
    const late = (dueOn: string) =>
      findingsOf('V08', quietFacts({ crossings: [draw], payables: [{ ...bill, dueOn }] })).length;
    expect([late('2025-08-02'), late('2025-08-01')]).toEqual([0, 1]);
  });

  it('each draw is held against the bills that were late and open on its own day', () => {
    const drawn = (date: string) => crossing('draw', date, 100, { id: date });
    const bills = [
      { ...bill, id: 'a', dueOn: '2025-07-01', paidOn: '2025-10-10' },
      { ...bill, id: 'b', dueOn: '2025-08-01', paidOn: '2025-11-20' },
      { ...bill, id: 'c', dueOn: '2025-06-01', paidOn: '2025-07-31' },
    ];
    const crossings = ['2025-12-01', '2025-10-01', '2025-09-15', '2025-11-01'].map(drawn);
    const found = findingsOf('V08', quietFacts({ crossings, payables: bills }))
      .map(({ since, cured, facts }) => [since, cured, facts.find(({ name }) => name === 'Bills')])
      .sort();
    const times = (many: number) => ({ name: 'Bills', kind: 'count', count: many });
    expect(found).toEqual([
      ['2025-09-15', '2025-10-10', times(1)],
      ['2025-10-01', '2025-11-20', times(2)],
      ['2025-11-01', '2025-11-20', times(1)],
    ]);
  });

  it('payments go to the cost of exactly their amount, else to the oldest', () => {
    const owed = (date: string, dollars: number, id: string) =>
      crossing('personal', date, dollars, { id, settlement: 'owed' });
    const back = (date: string, dollars: number) =>
      crossing('settlement', date, dollars, { fromId: DANA, toId: LLC });
    const crossings = [
      owed('2025-08-01', 100, 'a'),
      owed('2025-08-02', 200, 'b'),
      back('2025-08-03', 200),
      back('2025-08-04', 60),
      back('2025-08-05', 40),
    ];
    const settled = findingsOf('V02', quietFacts({ crossings })).map((one) => [one.subject.id, one.cured]);
    expect(settled).toEqual([
      ['a', '2025-08-05'],
      ['b', '2025-08-03'],
    ]);
  });

  it('what is left of a cost can be settled; once it was given up, the paper of that helps', () => {
    const owed = { ...personal, id: 'owed' };
    const back = crossing('settlement', '2025-09-03', 110, { fromId: DANA, toId: LLC });
    const given = crossing('waiver', '2025-09-20', 200, {
      ...{ id: 'given', fromId: LLC, toId: DANA, paper: NO_PAPER },
    });
    const curesOf = (check: 'V02' | 'V13', crossings: Facts['crossings']) =>
      findingsOf(check, quietFacts({ crossings }))[0]!.cures;
    const left = { fromId: DANA, toId: LLC, amountMinor: usd(200) };
    expect(curesOf('V02', [owed, back])).toEqual([
      { id: 'record-repayment', ...left },
      { id: 'reclassify-draw', ...left, fromId: LLC, toId: DANA },
    ]);
    const about = { id: 'given', name: `${given.what}, September 20, 2025`, accountId: null };
    expect(curesOf('V02', [owed, back, given])).toEqual([
      { id: 'write-ratification', about, amountMinor: usd(200) },
      { id: 'sign-paper', about, amountMinor: usd(200) },
    ]);
    const part = crossing('settlement', '2025-05-01', 80, { fromId: LLC, toId: DANA });
    expect(curesOf('V13', [business, part])).toEqual([
      'file-report',
      { id: 'record-repayment', fromId: LLC, toId: DANA, amountMinor: usd(400) },
      { id: 'waive', fromId: DANA, toId: LLC, amountMinor: usd(400) },
    ]);
  });

  it('what came back before its cost was booked settles that on its day', () => {
    const crossings = [
      crossing('personal', '2025-08-01', -100, { id: 'refund', settlement: 'owed' }),
      crossing('personal', '2025-08-10', 60, { id: 'a', settlement: 'owed' }),
      crossing('personal', '2025-08-12', 90, { id: 'b', settlement: 'owed' }),
      crossing('settlement', '2025-08-20', 50, { fromId: DANA, toId: LLC }),
    ];
    const settled = findingsOf('V02', quietFacts({ crossings })).map((one) => [one.subject.id, one.cured]);
    expect(settled).toEqual([
      ['a', '2025-08-10'],
      ['b', '2025-08-20'],
    ]);
  });

  it('what nobody knows never counts as clear', () => {
    const told = (check: CheckId, facts: Partial<Facts>, state?: string) =>
      stateOf(check, quietFacts(facts), YEAR_END, state);
    const loans = [{ ...loan, isDemand: true, maturesOn: null, rateState: 'unknown' as const }];
    expect(told('V06', { loans })).toBe('unknown');
    expect(told('V09', { trustTaxes: [{ ...tax, paidOn: '2025-10-19' }] })).toBe('unknown');
    // What was short in January is not known to be covered by what nobody can tell of February.
    const [standing] = quietFacts().standings;
    const short = { ...standing!, current: { assetsMinor: 99, ownerClaimsMinor: 0, liabilitiesMinor: 100 } };
    const later = { ...standing!, date: '2025-02-28', current: null };
    expect(told('V07', { standings: [short, later] })).toBe('action');
    // A report of two years ago says nothing of this year's, but in a state that asks every second year.
    const calendar = (doneOn: string) => ({
      formalities: quietFacts().formalities.map((one) =>
        one.kind === 'annual-report' ? { ...one, doneOn } : one,
      ),
    });
    expect(told('V11', calendar('2024-12-01'))).toBe('clear');
    expect(told('V11', calendar('2024-11-30'))).toBe('unknown');
    const franchiseTax = {
      id: 'tax',
      kind: 'franchise-tax' as const,
      title: 'Tax',
      recordedOn: '2025-01-02',
      dueOn: null,
    };
    const inCalifornia = [...calendar('2024-11-30').formalities, { ...franchiseTax, doneOn: '2025-04-15' }];
    expect(told('V11', { formalities: inCalifornia }, 'CA')).toBe('clear');
    const unheard = quietFacts().formalities.map((one) => ({
      ...one,
      recordedOn: '2026-02-01',
      doneOn: null,
    }));
    expect(told('V11', { formalities: unheard })).toBe('unknown');
  });

  it('a gain of a year that is over stays one, whatever comes in the next', () => {
    const next = {
      ...beyond,
      year: 2026,
      yearEnd: '2026-12-31',
      date: '2026-02-01',
      distributedMinor: usd(1000),
    };
    const facts = quietFacts({
      company: { ...quietFacts().company, taxClass: 's-corp' },
      basis: [beyond, next],
    });
    const [inTime] = findingsOf('V14', facts, '2025-12-31');
    expect(inTime).toMatchObject({ cured: null, cures: ['contribute'] });
    expect(findingsOf('V14', facts, '2026-06-30')).toMatchObject([
      { subject: { id: `${DANA}/2025` }, since: '2025-11-30', cured: null, cures: ['accept-gain'] },
    ]);
  });

  it('what is in another currency is counted nowhere, and what it could bear on is unknown', () => {
    const sCorp = { company: { ...quietFacts().company, taxClass: 's-corp' as const } };
    const unknown = (facts: Partial<Facts>) =>
      look(quietFacts(facts))
        .checks.filter(({ state }) => state === 'unknown')
        .map((one) => one.check);
    const crossed = (...all: Crossing[]) => ({
      foreignCrossings: all.map((one) => ({ ...one, currency: 'EUR' })),
    });
    expect(unknown(crossed(crossing('loan', '2025-05-01', 8000)))).toEqual(['V05', 'V06', 'V10']);
    expect(unknown(crossed(crossing('rent', '2025-05-01', 900)))).toEqual(['V10']);
    expect(unknown(crossed(business))).toEqual(['V13']);
    expect(unknown(crossed(personal))).toEqual(['V02']);
    expect(unknown(crossed(draw))).toEqual(['V03', 'V04', 'V08']);
    expect(unknown({ ...sCorp, ...crossed(draw) })).toEqual(['V03', 'V04', 'V08', 'V14', 'V15']);
    expect(unknown(crossed(crossing('wages', '2025-05-01', 900, { fromId: LLC, toId: DANA })))).toEqual([
      'V16',
    ]);
    const held = (nature: Nature) => ({ foreignBalances: [{ currency: 'EUR', nature }] });
    expect(unknown(held('cash'))).toEqual(['V02', 'V07']);
    expect(unknown(held('payroll'))).toEqual(['V07', 'V09']);
    const drawn = { crossings: [draw], snapshots: [snapshot] };
    expect(unknown({ ...drawn, ...held('payable') })).toEqual(['V07', 'V08']);
  });

  it('the reserve is looked at where somebody has set one', () => {
    const reserve = { ...STANDARD, reserve_minor: usd(30_000) };
    expect(findingsOf('V07', quietFacts(), YEAR_END, 'WY', reserve)).toMatchObject([{ severity: 'medium' }]);
  });

  it.each([
    ['WY', 'info'],
    ['TX', 'info'],
    ['DE', 'low'],
    ['NY', 'low'],
  ])('minutes that are wanted weigh in %s what its law makes of them: %s', (state, severity) => {
    const minutes = { ...report, id: 'minutes', kind: 'minutes', title: 'Minutes 2025' } as const;
    const facts = quietFacts({ formalities: [...quietFacts().formalities, minutes] });
    expect(findingsOf('V11', facts, YEAR_END, state)).toMatchObject([{ severity }]);
  });

  it('a draw that fails only a test that the state does not ask for is no finding', () => {
    const facts = quietFacts({
      crossings: [draw],
      snapshots: [{ ...snapshot, results: { ...passes, 'debts-due': 'fails' } }],
    });
    expect(findingsOf('V04', facts, YEAR_END, 'DE')).toEqual([]);
    expect(findingsOf('V04', facts, YEAR_END, 'WY')).toMatchObject([{ severity: 'critical' }]);
  });
});
