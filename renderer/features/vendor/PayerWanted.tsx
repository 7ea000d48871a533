/** What the forms want of the company itself, where nobody said so yet, with the form that takes it. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { EntityDialog } from '../accounts/EntityDialog.tsx';
import type { Forms1099 } from './types.ts';
import styles from './Vendor.module.css';

const words = text.vendor.payer;

export function PayerWanted({ forms: { payer }, entity }: { forms: Forms1099; entity: Entity }) {
  const { entities } = useBooks();
  const [isOpen, setOpen] = useState(false);
  if (payer.wanted === null && !isOpen) return null;
  const close = () => setOpen(false);
  return (
    <section className={styles.wanted} aria-label={words.title(entity.name)}>
      <h3>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {words.title(entity.name)}
      </h3>
      <p>{words.text(payer.missing)}</p>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.say}
      </Button>
      {isOpen && <EntityDialog entity={entity} entities={entities} onClose={close} onDone={close} />}
    </section>
  );
}
