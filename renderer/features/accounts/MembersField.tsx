/** Who owns a company, and how much of it. */
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { text } from '../../text/index.ts';
import { Button, IconButton, TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import type { EntityFieldsProps } from './EntityFields.tsx';
import { type MemberDraft, withMember } from './entity-draft.ts';

const words = text.accounts.entityForm;

export function MembersField({ draft, problems, onChange }: EntityFieldsProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const focusNext = useRef<'last' | 'add' | null>(null);
  const { members } = draft;
  // Whoever adds a member wants to type its name; whoever removes one must not lose the focus with it.
  useEffect(() => {
    const wanted = focusNext.current;
    if (wanted === null) return;
    focusNext.current = null;
    const names = box.current?.querySelectorAll<HTMLElement>('[data-member] input');
    if (wanted === 'last') names?.[(members.length - 1) * 2]?.focus();
    else box.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  }, [members]);
  const change = (key: string, what: Partial<MemberDraft>) =>
    onChange({ ...draft, members: members.map((one) => (one.key === key ? { ...one, ...what } : one)) });
  return (
    <fieldset ref={box} className={styles.members}>
      <legend>{words.members}</legend>
      <p className={styles.quiet}>{words.membersHelp}</p>
      {members.map(({ key, name, share }, at) => (
        <div key={key} className={styles.member} data-member="">
          <TextInput
            label={words.memberName(at + 1)}
            labelHidden
            placeholder={words.memberNameShort}
            value={name}
            maxLength={200}
            onChange={(next) => change(key, { name: next, holder: null })}
            error={problems?.members.get(key) === 'name' ? words.memberNameMissing : null}
          />
          <TextInput
            label={words.memberShare(at + 1)}
            labelHidden
            value={share}
            maxLength={8}
            after="%"
            onChange={(next) => change(key, { share: next })}
            error={problems?.members.get(key) === 'share' ? words.shareWrong : null}
          />
          <IconButton
            label={words.memberRemove(name || words.memberName(at + 1))}
            icon={<IconTrash size={16} stroke={1.5} />}
            onClick={() => {
              focusNext.current = 'add';
              onChange({ ...draft, members: members.filter((one) => one.key !== key) });
            }}
          />
        </div>
      ))}
      {problems?.shares && (
        <p className={styles.wrong} role="alert">
          {words.sharesTooMuch}
        </p>
      )}
      <div>
        <Button
          size="small"
          data-add=""
          icon={<IconPlus size={14} stroke={1.75} />}
          onClick={() => {
            focusNext.current = 'last';
            onChange(withMember(draft));
          }}
        >
          {words.memberAdd}
        </Button>
      </div>
    </fieldset>
  );
}
