/** Where one goes from a register: to its reconciliation, to importing. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActions } from '../../app/actions.ts';
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { holdsMoney } from './Cells.tsx';

const words = text.register;

export function BarActions({ account }: { account: Account | undefined }) {
  const navigate = useNavigate();
  const id = account && holdsMoney(account) ? account.id : undefined;
  const list = useMemo(
    () =>
      id === undefined
        ? []
        : [
            {
              id: 'register.reconcile',
              title: words.reconcile,
              group: words.group,
              keys: ['shift+r'],
              run: () => void navigate({ to: '/reconcile/$account', params: { account: id } }),
            },
          ],
    [id, navigate],
  );
  useActions(list);
  return (
    <>
      {list[0] && <Button onClick={list[0].run}>{words.reconcile}</Button>}
      <Button onClick={() => void navigate({ to: '/import' })}>{words.import}</Button>
    </>
  );
}
