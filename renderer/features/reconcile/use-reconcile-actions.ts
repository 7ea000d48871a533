/** The keys of reconciling. Ticking itself is the list’s: Space on a row. */
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { type Account, MONEY_ROLES, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';

const words = text.reconcile.actions;

interface Given {
  account: Account;
  slip: RefObject<HTMLElement | null>;
  clues: RefObject<HTMLElement | null>;
  finish: () => void;
  toRows: () => void;
  reopen: () => void;
  paper: () => void;
}

function focusInput(slip: HTMLElement | null, place: number): void {
  slip?.querySelectorAll('input')[place]?.focus();
}

export function useReconcileActions(given: Given): void {
  const navigate = useNavigate();
  const { entities, sideAccountsOf } = useBooks();
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const list = useMemo<Action[]>(() => {
    const group = text.app.groups.here;
    const accounts = entities.flatMap(({ id }) =>
      sideAccountsOf(id).filter(({ role }) => MONEY_ROLES.includes(role)),
    );
    const here = (id: string, title: string, keys: readonly string[], run: () => void): Action => ({
      id: `reconcile.${id}`,
      title,
      group,
      keys,
      run,
    });
    const turn = (by: 1 | -1) => () => {
      const at = accounts.findIndex(({ id }) => id === latest.current.account.id);
      const next = accounts[(at + by + accounts.length) % accounts.length];
      if (next) void navigate({ to: '/reconcile/$account', params: { account: next.id } });
    };
    const register = () =>
      void navigate({ to: '/register/$account', params: { account: latest.current.account.id } });
    return [
      { ...here('finish', words.finish, ['mod+enter'], () => latest.current.finish()), whileTyping: true },
      here('date', words.date, ['d'], () => focusInput(latest.current.slip.current, 0)),
      here('balance', words.balance, ['b'], () => focusInput(latest.current.slip.current, 1)),
      here('rows', words.rows, ['r'], () => latest.current.toRows()),
      here('clues', words.clues, ['h'], () => latest.current.clues.current?.querySelector('button')?.focus()),
      here('find', words.find, ['/'], () =>
        document.querySelector<HTMLInputElement>('[data-find] input')?.focus(),
      ),
      here('tick-all', words.tickAll, ['shift+a'], () =>
        document.querySelector<HTMLButtonElement>('[data-action-id="reconcile.tick-all"]')?.click(),
      ),
      here('next', words.next, ['.'], turn(1)),
      here('previous', words.previous, [','], turn(-1)),
      here('reopen', words.reopen, ['shift+r'], () => latest.current.reopen()),
      here('paper', words.paper, ['shift+d'], () => latest.current.paper()),
      here('register', words.register, ['escape'], register),
    ];
  }, [entities, sideAccountsOf, navigate]);
  useActions(list);
}
