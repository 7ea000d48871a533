import { useState } from 'react';
import {
  AccountPicker,
  Checkbox,
  DateInput,
  MoneyInput,
  Panel,
  PayeeInput,
  RadioGroup,
  Row,
  Select,
  Stack,
  Switch,
  TagsInput,
  TextArea,
  TextInput,
  toast,
} from '../ui/index.ts';
import { ACCOUNTS, PAYEES } from './data.ts';
import styles from './kit.module.css';

export function Fields() {
  const [amount, setAmount] = useState<number | null>(-4500);
  const [date, setDate] = useState<string | null>('2025-06-02');
  const [account, setAccount] = useState<string | null>('a3');
  const [payee, setPayee] = useState('Figma');
  const [name, setName] = useState('Northlight LLC');
  const [memo, setMemo] = useState('');
  const [tags, setTags] = useState<string[]>(['client: Acme', 'q2']);
  const [type, setType] = useState<'disregarded' | 'partnership'>('disregarded');
  const [ticked, setTicked] = useState(true);
  const [kind, setKind] = useState<'draw' | 'loan' | 'pay'>('draw');
  return (
    <div className={styles.three}>
      <Panel title="An entry">
        <Stack gap={4}>
          <DateInput label="Date" value={date} onCommit={setDate} help="3/4, t for today, + and −" />
          <PayeeInput label="Payee" value={payee} suggestions={PAYEES} onCommit={setPayee} />
          <AccountPicker
            label="Category"
            accounts={ACCOUNTS}
            value={account}
            onCommit={setAccount}
            onCreate={(typed) => toast({ message: `Created ${typed}`, undo: () => {} })}
            allowEmpty
          />
          <MoneyInput
            label="Amount"
            value={amount}
            currency="USD"
            onCommit={setAmount}
            showCurrency
            required
          />
        </Stack>
      </Panel>
      <Panel title="Text and choices">
        <Stack gap={4}>
          <TextInput
            label="Name"
            value={name}
            onCommit={setName}
            check={(typed) => (typed.trim() ? null : 'A name is needed.')}
          />
          <TextInput
            label="With an error"
            value="12-34"
            onChange={() => {}}
            error="Nine digits, such as 12-3456789."
          />
          <Select
            label="Taxed as"
            value={type}
            onCommit={setType}
            options={[
              { value: 'disregarded', label: 'Disregarded entity' },
              { value: 'partnership', label: 'Partnership' },
            ]}
          />
          <TextArea label="Memo" value={memo} onCommit={setMemo} placeholder="What it was for" rows={2} />
          <TagsInput label="Tags" value={tags} onCommit={setTags} suggestions={['travel', 'q3']} />
          <TextInput label="Disabled" value="Closed through 31 May" disabled />
        </Stack>
      </Panel>
      <Panel title="Yes and no">
        <Stack gap={4}>
          <Checkbox
            label="Remember this mapping"
            checked={ticked}
            onChange={setTicked}
            help="For files of the same shape"
          />
          <Row gap={4}>
            <Checkbox label="Some" checked={false} mixed onChange={() => {}} />
            <Checkbox label="Not now" checked={false} disabled onChange={() => {}} />
          </Row>
          <Switch label="Lock when the lid closes" checked={ticked} onChange={setTicked} />
          <RadioGroup
            label="What it is"
            value={kind}
            onChange={setKind}
            options={[
              { value: 'draw', label: 'Draw', help: 'The owner takes money out' },
              { value: 'loan', label: 'Loan', help: 'It will be paid back, with a note' },
              { value: 'pay', label: 'Reimbursement' },
            ]}
          />
        </Stack>
      </Panel>
    </div>
  );
}
