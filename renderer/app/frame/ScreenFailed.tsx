/** A screen that ran into a fault, or a place that does not exist: the frame stays. */
export function PlaceMissing() {
  return <ErrorState title={text.app.noPlace} where={window.location.hash} />;
}

import type { ErrorComponentProps } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { ErrorState } from '../../ui/index.ts';
import { troubleOf } from '../trouble.ts';

export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const { message, remedy } = troubleOf(error);
  return <ErrorState title={text.app.screenFailed} where={message} remedy={remedy} onRetry={reset} />;
}
