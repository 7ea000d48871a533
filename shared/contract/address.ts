/** The parts of an address, for whoever has one. */
import { z } from 'zod';

const part = z.string().trim().max(200);

export const addressFields = {
  street: part.nullable(),
  street2: part.nullable(),
  city: part.nullable(),
  state: part.nullable(),
  zip: part.nullable(),
  country: part.nullable().describe('empty: the United States'),
};
