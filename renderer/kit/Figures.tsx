import {
  AccountName,
  Badge,
  Count,
  DateText,
  EntityMark,
  Money,
  Panel,
  Pill,
  Proof,
  Row,
  Sparkline,
  Stack,
  StatusMark,
  Verbatim,
} from '../ui/index.ts';
import styles from './kit.module.css';

const TREND = [4100, 3900, 4500, null, 5200, 4800, 5900, 6100, 5700, 6400, 7200, 6900].map(
  (v) => v && v * 100,
);

export function Figures() {
  return (
    <>
      <div className={styles.three}>
        <Panel title="Money">
          <Stack>
            <Money value={4649013} currency="USD" size="figure" show="symbol" />
            <Money value={-120455} currency="USD" size="large" show="symbol" />
            <Row gap={4}>
              <Money value={-1234567} currency="USD" />
              <Money value="1234.5000" currency="USD" />
              <Money value={500000} currency="USD" plus tone="good" />
              <Money value={0} currency="USD" dashZero />
            </Row>
            <Row gap={4}>
              <Money value={123456} currency="JPY" show="symbol" />
              <Money value={-123456} currency="EUR" show="code" />
              <Money value={123456789} currency="KWD" show="code" tone="muted" />
            </Row>
          </Stack>
        </Panel>
        <Panel title="Whose, where, when" hue={0}>
          <Stack gap={2}>
            <EntityMark entity={{ name: 'Northlight LLC', kind: 'llc', hue: 0 }} show="name" size="large" />
            <EntityMark entity={{ name: 'Dana Whitfield', kind: 'person', hue: 1 }} show="name" />
            <AccountName path="Expenses:Travel:Air" strong />
            <AccountName path="Assets:Checking ...4821" skip={1} />
            <Row gap={4}>
              <DateText value="2025-06-02" />
              <DateText value="2025-06-02" format="day" />
              <DateText value="2025-06" format="month" />
            </Row>
            <Row gap={4}>
              <StatusMark status="pending" showWord />
              <StatusMark status="cleared" showWord />
              <StatusMark status="reconciled" showWord />
            </Row>
          </Stack>
        </Panel>
        <Panel title="Small words" actions={<Count value={12} tone="action" label="to review" />}>
          <Stack>
            <Row wrap>
              <Badge>In transit</Badge>
              <Badge tone="good">Proven</Badge>
              <Badge tone="warn">No paper</Badge>
              <Badge tone="bad">Refused</Badge>
              <Badge tone="action">New</Badge>
            </Row>
            <Row>
              <Count value={3} />
              <Count value={1204} tone="warn" />
              <Count value={7} tone="bad" />
              <Pill>client: Acme</Pill>
              <Pill onRemove={() => {}}>2025 Q2</Pill>
            </Row>
            <Row gap={4}>
              <Sparkline label="Cash" values={TREND} currency="USD" />
              <span data-hue={0}>
                <Sparkline
                  label="Northlight"
                  values={TREND.map((v) => v && v - 520000)}
                  currency="USD"
                  width={140}
                />
              </span>
            </Row>
          </Stack>
        </Panel>
      </div>
      <div className={styles.three}>
        <Panel title="Proof">
          <Proof currency="USD" opening={1250000} rows={-34567} rowCount={184} stated={1215433} />
        </Panel>
        <Panel title="Proof that is off">
          <Proof currency="USD" opening="12500.00" rows="345.67" rowCount={12} stated="12840.67" />
        </Panel>
        <Panel title="Nothing stated">
          <Proof currency="USD" opening={null} rows={-34567} stated={null} />
        </Panel>
        <Panel title="To the letter">
          <Verbatim>{'<STMTTRN>\n<DTPOSTED>20250314\n<TRNAMT>-12.50\n<NAME>HARBOR SUPPLY'}</Verbatim>
        </Panel>
      </div>
      <div className={styles.swatches}>
        {Array.from({ length: 8 }, (_, hue) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hue is its index
          <div key={hue} data-hue={hue} className={styles.swatch}>
            <EntityMark entity={{ name: `Hue ${hue}`, kind: hue % 2 ? 'person' : 'llc', hue }} show="name" />
          </div>
        ))}
      </div>
    </>
  );
}
