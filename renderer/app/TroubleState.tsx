/** What went wrong, where a screen or a part of it would stand. */
import { ErrorState } from '../ui/index.ts';
import { troubleOf } from './trouble.ts';

interface TroubleStateProps {
  error: unknown;
  onRetry?: () => void;
  inline?: boolean;
}

export function TroubleState({ error, onRetry, inline }: TroubleStateProps) {
  const { message, remedy } = troubleOf(error);
  return (
    <ErrorState
      title={message}
      remedy={remedy}
      {...(onRetry ? { onRetry } : {})}
      {...(inline ? { inline } : {})}
    />
  );
}
