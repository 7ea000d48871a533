/** The two live regions of the page. One stands in KitProvider; nobody else needs any. */
import { useEffect, useState } from 'react';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { onAnnouncement } from './announce.ts';

export function AnnouncerRegion() {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  useEffect(
    () =>
      onAnnouncement((message, urgency) => {
        // A space more or less, so that the same words twice are said twice.
        const set = urgency === 'polite' ? setPolite : setAssertive;
        set((before) => (before === message ? `${message}\u00a0` : message));
      }),
    [],
  );
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {polite}
      </span>
      <span role="alert" aria-live="assertive">
        {assertive}
      </span>
    </VisuallyHidden>
  );
}
