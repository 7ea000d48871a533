/** A month at home: the card is paid, savings earn interest, cash is spent. What draws bring in, the studio tells. */
import { OWNER } from './cast.ts';
import type { Month, Story } from './story.ts';

export class Household {
  readonly #story: Story;

  constructor(story: Story) {
    this.#story = story;
  }

  live(month: Month): void {
    const cardDebt = -this.#story.balance('homeCard');
    if (cardDebt > 0)
      this.#story.transfer('home', 'homeCard', {
        date: month.workday(19),
        minor: cardDebt,
        payee: 'Card payment',
        out: 'FOOTHILL CARD PAYMENT',
        in: 'PAYMENT RECEIVED THANK YOU',
      });
    this.#earnInterest(month);
    this.#spendCash(month);
  }

  /** A credit union pays dividends for what others call interest: 3 % a year, credited on the last day. */
  #earnInterest(month: Month): void {
    const minor = Math.round((this.#story.balance('savings') * 25) / 10_000);
    this.#story.bank('savings', { date: month.day(31), minor, payee: 'DIVIDEND EARNED' });
  }

  #spendCash(month: Month): void {
    const minor = this.#story.dice.between(24_00, 60_00);
    const legs = { Dining: minor - 10_00, Leisure: 10_00, Cash: -minor };
    this.#story.write({ entity: OWNER, date: month.day(26), payee: 'Small things paid in cash', legs });
  }
}
