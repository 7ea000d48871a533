/** Where an entity is written to and called, as options of the commands that add and change one. */
import type { Command } from 'commander';

/** “none” takes back what is there. */
export function withPlace(command: Command): Command {
  return command
    .option('--street <text>', 'its address, as Forms 1099 have it of the payer; “none” takes a part back')
    .option('--street2 <text>', 'suite or apartment')
    .option('--city <text>')
    .option('--address-state <XX>', 'state of the address, which need not be that of formation')
    .option('--zip <code>')
    .option('--country <country>', 'the United States by default')
    .option('--phone <number>', 'as Forms 1099 have it of the payer');
}

export function placeOf(o: Record<string, string | undefined>) {
  const orNull = (value: string | undefined) => (value === 'none' ? null : value);
  return {
    ...{ street: orNull(o.street), street2: orNull(o.street2), city: orNull(o.city) },
    ...{ address_state: orNull(o.addressState), zip: orNull(o.zip), country: orNull(o.country) },
    phone: orNull(o.phone),
  };
}
