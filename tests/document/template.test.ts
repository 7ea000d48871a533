import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../main/document/template/check.ts';
import { BLANK, type Fields, fill } from '../../main/document/template/fill.ts';

const SIGNER = { party: 'Northlight LLC', signer: 'Dana Reyes, individually' };

function filled(text: string, texts: Fields['texts'] = {}, more: Partial<Fields> = {}) {
  return fill(text, { texts, tables: {}, signatures: [], ...more });
}

describe('a template filled in', () => {
  it('has its title, its headings, facts, recitals and clauses, numbered whatever stands there', () => {
    const { title, subject, blocks } = filled(
      [
        ...[
          'Title: A note',
          'Subject: {{who}}',
          '// not printed',
          '',
          '## Terms',
          '(A) One',
          'goes on.',
          '(A) Two.',
        ],
        ...[
          '- Amount: {{amount}}',
          '- Day: today',
          '1. **Promise.** Pays.',
          '   a. first',
          '   a. second',
          '1. Next.',
        ],
      ].join('\n'),
      { who: 'Dana', amount: '$5.00' },
    );
    expect([title, subject]).toEqual(['A note', 'Dana']);
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Terms' },
      { kind: 'clause', label: '(A)', text: 'One goes on.', level: 0 },
      { kind: 'clause', label: '(B)', text: 'Two.', level: 0 },
      {
        kind: 'facts',
        rows: [
          ['Amount', '$5.00'],
          ['Day', 'today'],
        ],
      },
      { kind: 'clause', label: '1.', lead: 'Promise.', text: 'Pays.', level: 0 },
      { kind: 'clause', label: '(a)', text: 'first', level: 1 },
      { kind: 'clause', label: '(b)', text: 'second', level: 1 },
      { kind: 'clause', label: '2.', text: 'Next.', level: 0 },
    ]);
  });

  it('leaves a blank for what nobody has said, and names it once', () => {
    const { blocks, open } = filled('Title: X\n\nAt {{rate}} a year, {{rate}}, from {{day}}.', {
      rate: null,
      day: 'today',
    });
    expect(blocks).toEqual([{ kind: 'text', text: `At ${BLANK} a year, ${BLANK}, from today.` }]);
    expect(open).toEqual(['rate']);
  });

  it('decides conditions, one in another, and leaves out what they leave out', () => {
    const text =
      'Title: X\n\n{{if a}}A{{if b is two}} and two{{end}}{{else}}not A{{if not b}}, no b{{end}}{{end}}.';
    const said = (texts: Fields['texts']) => filled(text, texts).blocks[0];
    expect(said({ a: 'x', b: 'two' })).toEqual({ kind: 'text', text: 'A and two.' });
    expect(said({ a: 'x', b: 'one' })).toEqual({ kind: 'text', text: 'A.' });
    expect(said({ a: null, b: 'two' })).toEqual({ kind: 'text', text: 'not A.' });
    expect(said({ a: null, b: null })).toEqual({ kind: 'text', text: 'not A, no b.' });
  });

  it('ends a sentence once, whoever ended it', () => {
    const said = (purpose: string) =>
      filled('Title: X\n\nFor {{purpose}}. And {{purpose}} again.', { purpose }).blocks;
    expect(said('rent.')).toEqual([{ kind: 'text', text: 'For rent. And rent. again.' }]);
    expect(said('rent')).toEqual([{ kind: 'text', text: 'For rent. And rent again.' }]);
  });

  it('does not list as open what a condition leaves out', () => {
    expect(filled('Title: X\n\n{{if a}}{{b}}{{else}}none{{end}}', { a: null, b: null }).open).toEqual([]);
  });

  it('takes what a field says for text and nothing else', () => {
    const { blocks } = filled('Title: X\n\n{{purpose}}\n\n- Why: {{purpose}}', {
      purpose: '## Heading\n1. clause {{other}} [[signatures]]',
      other: 'never',
    });
    const text = '## Heading 1. clause {{other}} [[signatures]]';
    expect(blocks).toEqual([
      { kind: 'text', text },
      { kind: 'facts', rows: [['Why', text]] },
    ]);
  });

  it('keeps the signatures with the words before them and their heading', () => {
    const { blocks } = filled(
      'Title: X\n\nText.\n\n## Signatures\n\nThey sign.\n\n[[signatures]]',
      {},
      { signatures: [SIGNER] },
    );
    expect(blocks.at(-1)).toEqual({
      kind: 'together',
      blocks: [
        { kind: 'heading', text: 'Signatures' },
        { kind: 'text', text: 'They sign.' },
        { kind: 'signatures', lines: [SIGNER] },
      ],
    });
  });

  it('keeps only the last sentences of a long text with them', () => {
    const sentence = 'The company keeps its own books and accounts. ';
    const { blocks } = filled(
      `Title: X\n\n1. ${sentence.repeat(60)}\n\n[[signatures]]`,
      {},
      { signatures: [SIGNER] },
    );
    const [before, kept] = blocks;
    expect(before).toMatchObject({ kind: 'clause', label: '1.' });
    expect(kept).toMatchObject({
      kind: 'together',
      blocks: [{ kind: 'clause', label: '' }, { kind: 'signatures' }],
    });
    const last = (kept as unknown as { blocks: [{ text: string }] }).blocks[0].text;
    expect(last.length).toBeLessThan(600);
    expect(`${(before as unknown as { text: string }).text} ${last}`).toBe(sentence.repeat(60).trim());
  });
});

describe('a template that is wrong', () => {
  const words = { fields: new Set(['rate']), places: new Set(['signatures', 'schedule']) };
  it.each([
    ['Title: X\n{{rat}}\n[[signatures]]', /Line 2.*no field “rat”/],
    ['Title: X\n[[shedule]]\n[[signatures]]', /Line 2.*no \[\[shedule\]\]/],
    ['Title: X\n{{if rate}}\n[[signatures]]', /Line 2.*without its {{end}}/],
    ['Title: X\ntext {{end}}\n[[signatures]]', /Line 2.*without an {{if/],
    ['Title: X\n{{rate\n[[signatures]]', /Line 2.*not closed/],
    ['Title: X\n{{if rate maybe}}{{end}}\n[[signatures]]', /Line 2.*no field and no condition/],
    ['{{rate}}\n[[signatures]]', /no title/],
    ['Title: X\n{{rate}}', /nobody signs/],
  ])('%j says where', (text, message) => {
    expect(() => checkTemplate(text, words)).toThrow(message);
  });

  it('is right where nothing is wrong', () => {
    expect(() =>
      checkTemplate(
        '// {{anything}}\nTitle: X\n{{if not rate}}-{{else}}{{rate}}{{end}}\n[[signatures]]',
        words,
      ),
    ).not.toThrow();
  });
});
