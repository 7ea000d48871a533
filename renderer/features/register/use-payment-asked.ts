/** A payment that the address asks for: the form opens with whom, how much, and the account on which it is owed. */
import { useEffect, useRef } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { NewEntryControl } from './use-new-entry.ts';
import type { RegisterAddress } from './use-register-search.ts';

interface Asked {
  address: RegisterAddress;
  newEntry: NewEntryControl;
  entity: string | undefined;
}

const NOTHING = { pay: undefined, payee: undefined, amount: undefined };

export function usePaymentAsked({ address, newEntry, entity }: Asked): void {
  const { accountsOf } = useBooks();
  const { pay, payee, amount } = address.search;
  const latest = useRef({ address, newEntry, accountsOf });
  latest.current = { address, newEntry, accountsOf };
  useEffect(() => {
    if (amount === undefined || entity === undefined) return;
    const { address: here, newEntry: form, accountsOf: of } = latest.current;
    const accounts = of(entity);
    const known = {
      ...{ payee: payee ?? '', out: amount },
      account_id: accounts.find(({ role, archived }) => role === 'bank' && !archived)?.id ?? null,
      category_id: accounts.find(({ id }) => id === pay)?.id ?? null,
    };
    if (!form.begin(known)) toast({ message: text.register.form.taken, tone: 'bad' });
    here.narrow(NOTHING);
  }, [pay, payee, amount, entity]);
}
