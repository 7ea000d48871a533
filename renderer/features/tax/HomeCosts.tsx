/** What the home costs, line by line of Form 8829: an account of the owner or the company, or an amount. */
import { IconPlus, IconX } from '@tabler/icons-react';
import { HOME_COSTS, HOME_LINES } from '../../../shared/contract/tax.ts';
import { type Entity, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, IconButton, MoneyInput, Select, TextInput } from '../../ui/index.ts';
import { type CostDraft, type HomeLine, NEW_COST } from './home-draft.ts';
import styles from './Tax.module.css';
import { useForms } from './use-shown.ts';

const words = text.tax.home.dialog;
const { kinds, lines } = text.tax.home;

interface HomeCostsProps {
  entity: Entity;
  year: number;
  costs: readonly CostDraft[];
  onChange: (costs: CostDraft[]) => void;
  error: string | null;
}

export function HomeCosts({ entity, year, costs, onChange, error }: HomeCostsProps) {
  const { accountsOf } = useBooks();
  const forms = useForms(entity, year);
  const owner = forms.data?.forms.find(({ form }) => form === '1040')?.entity_id;
  const accounts = [...(owner === undefined ? [] : accountsOf(owner)), ...accountsOf(entity.id)];
  const put = (place: number, change: Partial<CostDraft>) =>
    onChange(costs.map((cost, at) => (at === place ? { ...cost, ...change } : cost)));
  return (
    <fieldset className={styles.group}>
      <legend>{words.costs}</legend>
      {costs.map((cost, place) => {
        const n = place + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cost has nothing but its place
          <div key={place} className={styles.cost}>
            <Select<HomeLine>
              label={words.line(n)}
              labelHidden
              value={cost.line}
              options={HOME_LINES.map((value) => ({ value, label: `${value} ${lines[value]}` }))}
              onCommit={(line) => put(place, { line })}
            />
            <Select<CostDraft['kind']>
              label={words.kind(n)}
              labelHidden
              value={cost.kind}
              options={HOME_COSTS.map((value) => ({ value, label: kinds[value] }))}
              onCommit={(kind) => put(place, { kind })}
            />
            <AccountPicker
              label={words.account(n)}
              labelHidden
              accounts={accounts}
              types={['expense']}
              value={cost.account}
              allowEmpty
              placeholder={words.byAmount}
              onCommit={(account) => put(place, { account })}
            />
            {cost.account === null ? (
              <MoneyInput
                label={words.amountOf(n)}
                labelHidden
                value={cost.minor}
                currency={entity.base_currency}
                allowEmpty
                onCommit={(minor) => put(place, { minor })}
              />
            ) : (
              <TextInput
                label={words.percent(n)}
                labelHidden
                value={cost.percent}
                onChange={(percent) => put(place, { percent })}
                after="%"
                maxLength={6}
              />
            )}
            <IconButton
              size="small"
              label={words.removeCost(n)}
              icon={<IconX size={16} stroke={1.5} />}
              onClick={() => onChange(costs.filter((_, at) => at !== place))}
            />
          </div>
        );
      })}
      {error !== null && (
        <p className={styles.refused} role="alert">
          {error}
        </p>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={<IconPlus size={14} stroke={1.75} />}
        onClick={() => onChange([...costs, NEW_COST])}
      >
        {words.addCost}
      </Button>
    </fieldset>
  );
}
