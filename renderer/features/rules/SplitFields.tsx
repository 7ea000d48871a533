/** The parts of a split: a category each, with an amount, a percentage, or what is left. */
import { IconPlus, IconX } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, IconButton, type PickableAccount, TextInput } from '../../ui/index.ts';
import { type PartDraft, type RuleProblem, shareOf } from './draft.ts';
import styles from './RuleForm.module.css';

interface SplitFieldsProps {
  parts: readonly PartDraft[];
  onChange: (parts: PartDraft[]) => void;
  accounts: readonly PickableAccount[];
  problems: readonly RuleProblem[];
}

const PARTS_MIN = 2;

export function SplitFields({ parts, onChange, accounts, problems }: SplitFieldsProps) {
  const words = text.rules.dialog;
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.label}>{words.parts}</legend>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
        <div key={at} className={styles.part}>
          <AccountPicker
            label={words.part(at + 1)}
            labelHidden
            placeholder={words.part(at + 1)}
            accounts={accounts}
            value={part.account}
            onCommit={(account) => onChange(parts.with(at, { ...part, account }))}
            error={problems.includes('parts') && part.account === null ? words.partsEmpty : null}
          />
          <TextInput
            label={words.share(at + 1)}
            labelHidden
            placeholder={words.sharePlaceholder}
            value={part.share}
            maxLength={24}
            onChange={(share) => onChange(parts.with(at, { ...part, share }))}
            error={problems.includes('share') && shareOf(part.share) === undefined ? words.shareWrong : null}
          />
          {parts.length > PARTS_MIN && (
            <IconButton
              size="small"
              label={words.removePart(at + 1)}
              icon={<IconX size={14} stroke={1.75} />}
              onClick={() => onChange(parts.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      <p className={styles.count}>{words.shareHelp}</p>
      <div>
        <Button
          size="small"
          variant="quiet"
          icon={<IconPlus size={14} stroke={1.75} />}
          onClick={() => onChange([...parts, { account: null, share: '' }])}
        >
          {words.addPart}
        </Button>
      </div>
    </fieldset>
  );
}
