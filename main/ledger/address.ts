/** The address of an entity, in the words of every address: its state is not the one that the entity was formed in. */
import type { Address } from '../../shared/address.ts';
import type { EntityRow } from './lookup.ts';

export function addressOf({ street, street2, city, address_state: state, zip, country }: EntityRow): Address {
  return { street, street2, city, state, zip, country };
}
