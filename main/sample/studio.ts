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

const TRAIN = 186_20;
/** How many months before the last a draw has no paper, and something private was paid that is still owed. */
const UNWRITTEN = 2;
const STILL_MIXED_UP = 1;
/** In which month of the story the owner lends to the studio, and what the note is called. */
const LENT = 10;
const NOTE = 'Owner note 1';

const FLOWERS = {
  ...{ day: 14, minor: 48_60, payee: 'Fern & Feather Florist', statement: 'FERN AND FEATHER FLORIST' },
  ...{ category: 'Gifts', purpose: 'Flowers, private, on the wrong card' },
};
const LAMP: typeof FLOWERS = {
  ...{ day: 11, minor: 64_20, payee: 'Lumen Home Lighting', statement: 'LUMEN HOME LIGHTING 0117' },
  ...{ category: 'Household', purpose: 'A lamp for the flat, on the wrong card' },
};

function nextMonth(month: Month): CalendarDate {
  return addDays(month.day(31), 1);
}

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
    const rest = held > COMFORTABLE ? DRAW + 1_800_00 : held < TIGHT ? DRAW / 4 : DRAW;
    // One of them nobody has written down yet.
    this.#drawOnce(month.workday(16), rest, month.left !== UNWRITTEN);
  }

  #drawOnce(date: CalendarDate, minor: number, isPapered = true): void {
    const paper = isPapered ? 'distribution-consent' : null;
    this.#story.move('checking', 'home', { kind: 'draw', date, minor, purpose: 'Owner’s draw', paper });
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
    if (month.index === 3) this.#mixUp(month, FLOWERS);
    if (month.index === 4) this.#repay(month);
    if (month.index === 7) this.#payForCompany(month);
    if (month.index === 8) this.#reimburse(month);
    if (month.index === LENT) this.#borrow(month);
    if (month.index > LENT) this.#payBack(month);
    if (month.left === STILL_MIXED_UP) this.#mixUp(month, LAMP);
    if (month.index === 9) this.#buyComputer(month);
    if (month.ofYear === 12) this.#depreciate(month);
  }

  #contribute(month: Month): void {
    this.#story.move('home', 'checking', {
      ...{ kind: 'contribution', date: month.workday(10), minor: 2_500_00, paper: 'contribution-record' },
      purpose: 'Working capital for the first quarter',
    });
  }

  /** Something private on the company's card: it is owed, and never the company's cost. */
  #mixUp(month: Month, { day, minor, payee, statement, category, purpose }: typeof FLOWERS): void {
    this.#story.bear('card', {
      ...{ kind: 'personal', to: OWNER, date: month.day(day), minor },
      ...{ payee, statement, category, purpose },
    });
  }

  #repay(month: Month): void {
    this.#story.move('home', 'checking', {
      ...{ kind: 'settlement', date: month.workday(6), minor: FLOWERS.minor },
      purpose: 'Flowers of last month, paid back',
    });
  }

  #payForCompany(month: Month): void {
    this.#story.bear('homeCard', {
      ...{ kind: 'business', to: COMPANY, date: month.day(15), minor: TRAIN, paper: 'expense-report' },
      ...{ payee: 'Front Range Rail', statement: 'FRONT RANGE RAIL 22871', category: 'Travel' },
      purpose: 'Train to the client workshop, on the private card',
    });
  }

  #reimburse(month: Month): void {
    this.#story.move('checking', 'home', {
      ...{ kind: 'settlement', date: month.workday(9), minor: TRAIN },
      purpose: 'Expense report: Front Range Rail',
    });
  }

  #borrow(month: Month): void {
    this.#story.lend('savings', 'checking', {
      ...{ date: month.day(1), minor: 6_000_00, paper: 'promissory-note' },
      terms: {
        ...{ name: NOTE, purpose: 'A slow quarter, until clients pay', rate: '5.5', day_count: '30/360' },
        ...{
          plan: 'level',
          payments: 24,
          every: 'month',
          first_payment: nextMonth(month),
          payment: '265.00',
        },
      },
    });
  }

  #payBack(month: Month): void {
    this.#story.payLoan('checking', 'savings', { date: month.day(1), minor: 265_00, loan: NOTE });
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
