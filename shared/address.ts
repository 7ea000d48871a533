/** Where somebody is written to, as Forms W-9 and 1099 ask for it. Pure. */

export interface Address {
  street: string | null;
  street2: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  /** Nothing: the United States. */
  country: string | null;
}

const isSet = (value: string | null) => value !== null && value !== '';

/** Whether a form can be sent with it: abroad, not every place has a state or a code. */
export function isWholeAddress({ street, city, state, zip, country }: Address): boolean {
  return isSet(street) && isSet(city) && (isSet(country) || (isSet(state) && isSet(zip)));
}

/** As it is written on a letter, without the name; nothing where nothing is known. */
export function addressLines({ street, street2, city, state, zip, country }: Address): string[] {
  const region = [state, zip].filter(isSet).join(' ');
  const town = [city, region].filter((part) => part !== null && isSet(part)).join(', ');
  return [street, street2, town, country].filter((line): line is string => line !== null && line !== '');
}
