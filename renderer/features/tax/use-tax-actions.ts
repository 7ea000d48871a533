/** The keys of tax. */
import { useEffect, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import { formKey, type Show, type Shown, VIEWS } from './use-shown.ts';

const { actions: words, views: names } = text.tax;

interface Given {
  shown: Shown;
  show: Show;
  onZeros: () => void;
  onAdd: () => void;
  onExport: () => void;
}

export function useTaxActions(given: Given): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const views = given.shown.views.join(' ');
  const list = useMemo<Action[]>(() => {
    const group = text.app.groups.here;
    const here = (id: string, title: string, key: string, run: (now: Given) => void): Action => ({
      ...{ id: `tax.${id}`, title, group, keys: [key] },
      run: () => run(latest.current),
    });
    const turn =
      (by: 1 | -1) =>
      ({ shown: { forms, form }, show }: Given) => {
        const at = forms.findIndex((one) => form !== undefined && formKey(one) === formKey(form));
        const next = forms[(at + by + forms.length) % forms.length];
        if (next) show({ view: 'forms', form: next });
      };
    return [
      ...VIEWS.filter((view) => views.split(' ').includes(view)).map((view, place) =>
        here(view, words.show(names[view]), String(place + 1), ({ show }) => show({ view })),
      ),
      here('next', words.next, 'n', turn(1)),
      here('earlier', words.previous, 'p', turn(-1)),
      here('basis', words.basis, 'b', ({ shown: { basis }, show }) =>
        show({ basis: basis === 'cash' ? 'accrual' : 'cash' }),
      ),
      here('zeros', words.zeros, 'z', ({ onZeros }) => onZeros()),
      here('add', words.add, 'a', ({ onAdd }) => onAdd()),
      here('export', words.export, 'e', ({ onExport }) => onExport()),
    ];
  }, [views]);
  useActions(list);
}
