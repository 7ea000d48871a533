/**
 * What property that changed hands stands at otherwise than where it came from, account by account: it goes on with the property
 * to whoever receives it next. As much of it goes as of the value that it was received at. Pure.
 */
import { allocate, minor } from '../../shared/money.ts';

export class Carried {
  readonly #held = new Map<string, { valueMinor: number; goneMinor: number }>();

  /** Received at that value, of which so much went. */
  receive(accountId: string, valueMinor: number, goneMinor: number): void {
    if (valueMinor <= 0) return;
    const held = this.#held.get(accountId) ?? { valueMinor: 0, goneMinor: 0 };
    this.#held.set(accountId, {
      valueMinor: held.valueMinor + valueMinor,
      goneMinor: held.goneMinor + goneMinor,
    });
  }

  /** Given away at that value: what went of it before. */
  give(accountId: string, valueMinor: number): number {
    const held = this.#held.get(accountId);
    if (held === undefined || held.valueMinor === 0) return 0;
    const left = Math.max(0, held.valueMinor - valueMinor);
    const [goneMinor = 0] = allocate(minor(held.goneMinor), [held.valueMinor - left, left]);
    this.#held.set(accountId, { valueMinor: left, goneMinor: held.goneMinor - goneMinor });
    return goneMinor;
  }
}
