/** A month of the studio: invoices and who pays them, freelancers' bills, draws, the card, savings, and what is rare. */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { CLIENTS, type Client, COMPANY, FREELANCERS, OWNER } from './cast.ts';
import { LAST_SHARED_DAY, type Month, type Story } from './story.ts';

/** Minor units on checking above which the owner draws more, and below which less. */
const COMFORTABLE = 24_000_00;
const TIGHT = 9_000_00;
const DRAW = 2_350_00;
const TAX_DRAW = 3_900_00;
const DEPRECIATION = 830_00;

interface Invoice {
  client: Client;
  number: string;
  minor: number;
  paidOn: CalendarDate;
}

export class Studio {
  readonly #story: Story;
  #invoices: Invoice[];
  #lastInvoice = 1017;
  #lastCheck = 2040;

  constructor(story: Story) {
    this.#story = story;
    // The opening receivable: the retainer's invoice of the month before.
    const retainer = CLIENTS[0]!;
    this.#invoices = [
      { client: retainer, number: 'INV-1017', minor: retainer.least, paidOn: addDays(story.from, 8) },
    ];
  }

  live(month: Month): void {
    const cardDebt = -this.#story.balance('card');
    this.#invoice(month);
    this.#collect(month);
    this.#payFreelancers(month);
    this.#draw(month);
    this.#save(month);
    this.#payCard(month, cardDebt);
    this.#happen(month);
  }

  #invoice(month: Month): void {
    const { dice } = this.#story;
    for (const client of CLIENTS) {
      // In the last month everybody has work, so that some of it is still to be paid when the story ends.
      if (!dice.chance(client.busy) && !month.isLast) continue;
      const date = month.workday(client.busy === 1 ? 1 : dice.between(3, 26));
      const minor =
        client.least === client.most
          ? client.least
          : Math.round(dice.between(client.least, client.most) / 25_00) * 25_00;
      const number = `INV-${++this.#lastInvoice}`;
      const legs = { 'Accounts receivable': minor, [client.income]: -minor };
      this.#story.write({ entity: COMPANY, date, payee: client.name, memo: `Invoice ${number}`, legs });
      const paidOn = addDays(date, dice.between(client.soonest, client.latest));
      this.#invoices.push({ client, number, minor, paidOn });
    }
  }

  /** Invoices that are paid this month; the others stay open, and the last of them are open when the story ends. */
  #collect(month: Month): void {
    const due = this.#invoices.filter((invoice) => invoice.paidOn <= month.day(31));
    this.#invoices = this.#invoices.filter((invoice) => invoice.paidOn > month.day(31));
    for (const { client, number, minor, paidOn } of due) {
      const date = month.workday(Number(paidOn.slice(8)));
      this.#story.bank('checking', { date, minor, payee: client.statement, memo: number });
    }
  }

  #payFreelancers(month: Month): void {
    const { dice } = this.#story;
    for (const freelancer of FREELANCERS) {
      if (!month.isLast && !dice.chance(0.7)) continue;
      const minor = dice.between(380_00, 1_280_00);
      const billed = month.workday(dice.between(2, 12));
      const entry = { entity: COMPANY, payee: freelancer.name };
      const bill = { 'Contract labor': minor, 'Accounts payable': -minor };
      this.#story.write({ ...entry, date: billed, memo: `Bill ${month.name}`, legs: bill });
      const paid = month.workday(dice.between(17, LAST_SHARED_DAY - 4));
      if (freelancer.statement !== null)
        this.#story.bank('checking', { date: paid, minor: -minor, payee: freelancer.statement });
      else this.#payByCheck(month, { date: paid, minor, payee: freelancer.name });
    }
  }

  /** Written down when it is sent. The last one has not been cashed yet. */
  #payByCheck(month: Month, payment: { date: CalendarDate; minor: number; payee: string }): void {
    const { date, minor, payee } = payment;
    const check = String(++this.#lastCheck);
    const legs = { 'Accounts payable': minor, Checking: -minor };
    this.#story.write({ entity: COMPANY, date, payee, memo: `Check ${check}`, legs });
    if (!month.isLast)
      this.#story.bank('checking', { date: addDays(date, 3), minor: -minor, payee: `CHECK ${check}`, check });
  }

  #draw(month: Month): void {
    this.#drawOnce(month.workday(2), DRAW);
    if ([1, 4, 6, 9].includes(month.ofYear)) this.#drawOnce(month.workday(8), TAX_DRAW);
    const held = this.#story.balance('checking');
    this.#drawOnce(month.workday(16), held > COMFORTABLE ? DRAW + 1_800_00 : held < TIGHT ? DRAW / 4 : DRAW);
  }

  #drawOnce(date: CalendarDate, minor: number): void {
    this.#story.cross('checking', 'home', {
      date,
      minor,
      what: 'Draw',
      giver: 'Draws',
      taker: 'Interest in LLC',
    });
  }

  #save(month: Month): void {
    this.#story.transfer('checking', 'reserve', {
      date: month.workday(18),
      minor: 600_00,
      payee: 'Set aside for taxes',
      out: 'ONLINE TRANSFER TO SAV ...8831',
      in: 'ONLINE TRANSFER FROM CHK ...8823',
    });
    // 3.6 % a year, credited on the last day.
    const interest = Math.round((this.#story.balance('reserve') * 3) / 1000);
    this.#story.bank('reserve', { date: month.day(31), minor: interest, payee: 'INTEREST PAYMENT' });
  }

  #payCard(month: Month, debt: number): void {
    if (debt <= 0) return;
    this.#story.transfer('checking', 'card', {
      date: month.workday(20),
      minor: debt,
      payee: 'Card payment',
      out: 'LARKSPUR CARD DES:AUTOPAY',
      in: 'AUTOPAY PAYMENT THANK YOU',
    });
  }

  /** What happens once or once a year, by the month of the story. */
  #happen(month: Month): void {
    if (month.index === 0) this.#contribute(month);
    if (month.index === 3) this.#mixUp(month);
    if (month.index === 4) this.#repay(month);
    if (month.index === 7) this.#payForCompany(month);
    if (month.index === 8) this.#reimburse(month);
    if (month.index === 9) this.#buyComputer(month);
    if (month.ofYear === 12) this.#depreciate(month);
  }

  #contribute(month: Month): void {
    this.#story.cross('home', 'checking', {
      date: month.workday(10),
      minor: 2_500_00,
      what: 'Contribution',
      giver: 'Interest in LLC',
      taker: 'Member contributions',
      memo: 'Working capital, by written consent',
    });
  }

  /** Flowers on the wrong card: the company is owed, never charged. */
  #mixUp(month: Month): void {
    const date = month.day(14);
    const minor = 48_60;
    const what = {
      date,
      payee: 'Fern & Feather Florist',
      memo: 'Private, on the wrong card',
      tags: ['owner'],
    };
    const owed = { 'Due from owner': minor, 'Business credit card': -minor };
    this.#story.write({ ...what, entity: COMPANY, legs: owed });
    this.#story.write({ ...what, entity: OWNER, legs: { Gifts: minor, 'Due to LLC': -minor } });
    this.#story.bank('card', { date, minor: -minor, payee: 'FERN AND FEATHER FLORIST' });
  }

  #repay(month: Month): void {
    this.#story.cross('home', 'checking', {
      date: month.workday(6),
      minor: 48_60,
      what: 'Repayment',
      giver: 'Due to LLC',
      taker: 'Due from owner',
      memo: 'Flowers of last month',
    });
  }

  #payForCompany(month: Month): void {
    const date = month.day(15);
    const minor = 186_20;
    const what = { date, payee: 'Front Range Rail', memo: 'To the client workshop, on the private card' };
    const tags = ['owner', 'expense report'];
    this.#story.write({ ...what, tags, entity: COMPANY, legs: { Travel: minor, 'Due to owner': -minor } });
    const owed = { 'Due from LLC': minor, 'Credit card': -minor };
    this.#story.write({ ...what, tags, entity: OWNER, legs: owed });
    this.#story.bank('homeCard', { date, minor: -minor, payee: 'FRONT RANGE RAIL 22871' });
  }

  #reimburse(month: Month): void {
    this.#story.cross('checking', 'home', {
      date: month.workday(9),
      minor: 186_20,
      what: 'Reimbursement',
      giver: 'Due to owner',
      taker: 'Due from LLC',
      memo: 'Expense report: Front Range Rail',
    });
  }

  #buyComputer(month: Month): void {
    const date = month.day(11);
    const legs = { 'Fixed assets': 2_499_00, 'Office expense': 148_95, 'Business credit card': -2_647_95 };
    const tags = ['equipment'];
    this.#story.write({ entity: COMPANY, date, payee: COMPUTER_SHOP, memo: 'Laptop and dock', tags, legs });
    this.#story.bank('card', { date: addDays(date, 1), minor: -2_647_95, payee: 'LARCH COMPUTERS ONLINE' });
  }

  #depreciate(month: Month): void {
    const legs = { Depreciation: DEPRECIATION, 'Accumulated depreciation': -DEPRECIATION };
    const tags = ['year-end'];
    this.#story.write({ entity: COMPANY, date: month.day(31), payee: '', memo: 'Depreciation', tags, legs });
  }
}

/** Whose receipt is kept with its entry. */
export const COMPUTER_SHOP = 'Larch Computers';
