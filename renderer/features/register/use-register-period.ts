/** Whether a register shows all time or the period of the frame; remembered on this computer. */

import { stepPeriod, usePeriod } from '../../app/use-period.ts';
import { asBoolean, usePref } from '../../ui/index.ts';
import type { Span } from './scope.ts';

export interface RegisterPeriod {
  allTime: boolean;
  setAllTime: (allTime: boolean) => void;
  /** `null`: all time. */
  span: Span | null;
  /** Moves the period; where all time was shown, shows the period first. */
  step: (by: 1 | -1) => void;
}

export function useRegisterPeriod(): RegisterPeriod {
  const period = usePeriod();
  const [allTime, setAllTime] = usePref('register.all-time', true, asBoolean);
  return {
    allTime,
    setAllTime,
    span: allTime ? null : { from: period.from, to: period.to },
    step: (by) => {
      if (allTime) setAllTime(false);
      else stepPeriod(by);
    },
  };
}
