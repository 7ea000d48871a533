/** Where an entity is written to and called. */
import { text } from '../../text/index.ts';
import { TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import type { EntityFieldsProps } from './EntityFields.tsx';

const words = text.accounts.entityForm;

export function PlaceFields({ draft, onChange }: Pick<EntityFieldsProps, 'draft' | 'onChange'>) {
  const field = (of: 'street' | 'street2' | 'city' | 'addressState' | 'zip' | 'country' | 'phone') => (
    <TextInput
      label={words.place[of]}
      help={of === 'street' ? words.streetHelp : of === 'country' ? words.countryHelp : undefined}
      value={draft[of]}
      onChange={(typed) => onChange({ ...draft, [of]: typed })}
      maxLength={of === 'phone' ? 40 : 200}
    />
  );
  return (
    <>
      <div className={styles.two}>
        {field('street')}
        {field('street2')}
      </div>
      <div className={styles.two}>
        {field('city')}
        {field('addressState')}
      </div>
      <div className={styles.two}>
        {field('zip')}
        {field('country')}
      </div>
      <div className={styles.two}>{field('phone')}</div>
    </>
  );
}
