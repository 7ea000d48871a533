/**
 * The OpenAPI 3.1 document, made from the contract. It is the same for every vault and has nothing secret in it.
 *
 * oRPC describes inputs and outputs; errors have one shape everywhere and are described once, and each operation says
 * what role it needs and, if it changes something, that it takes an Idempotency-Key.
 */
import type { AnyContractProcedure, AnySchema } from '@orpc/contract';
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import packageJson from '../../package.json' with { type: 'json' };
import { COMMAND_HEADER, money, type ProcedureMeta } from '../../shared/contract/base.ts';
import { batchOut, importAccount, importFile, importResult } from '../../shared/contract/import.ts';
import { contract } from '../../shared/contract/index.ts';
import { accountOut, entityOut, entryOut, member } from '../../shared/contract/ledger.ts';
import { reconciliationOut } from '../../shared/contract/reconcile.ts';
import { reportRow, statementReport } from '../../shared/contract/reports.ts';
import { ruleOut } from '../../shared/contract/rules.ts';
import { adjustmentOut } from '../../shared/contract/tax.ts';
import { backupOut, eventOut, finding } from '../../shared/contract/vault.ts';
import { ERROR_STATUS } from '../../shared/errors.ts';
import { IDEMPOTENCY_KEY_LENGTH_MAX } from './limits.ts';
import { HTTP_STATUS } from './refusal.ts';
import { REST_PREFIX } from './routes.ts';

const INTRODUCTION = `
The books of one vault. Everything the program can do is here; the window and the command line do the same calls.

**Getting in.** Send \`Authorization: Bearer <token>\`. The token is made anew at each start of the server; the program
prints the path of the file that holds it. In a browser that opened the program's link, nothing more is needed.

**Importing a statement.** Without \`/preview\` it is booked:

    curl -H "Authorization: Bearer $(cat TOKEN_FILE)" \\
      -F 'files=@statement.ofx' -F 'entity=Northlight LLC' -F create_accounts=true \\
      http://127.0.0.1:PORT${REST_PREFIX}/imports

Repeat \`-F 'files=@...'\` for more files. A file that was imported before adds nothing.

**Amounts** are exact decimals in strings (\`"-12.50"\`), or integers of minor units in fields named \`..._minor\`. Debits
are positive. Dates are \`YYYY-MM-DD\`.

**Repeating safely.** A call that changes something takes an \`Idempotency-Key\` header: sent again with the same key, it
gets the first answer and changes nothing.

**Errors** have one shape: \`code\` for programs, \`message\` for people, \`data.remedy\` with what to do next and
\`data.facts\` with the values.
`.trim();

const SHARED: Record<string, AnySchema> = {
  Money: money,
  Member: member,
  Entity: entityOut,
  Account: accountOut,
  Entry: entryOut,
  ImportAccount: importAccount,
  ImportFile: importFile,
  ImportResult: importResult,
  ImportBatch: batchOut,
  Rule: ruleOut,
  Reconciliation: reconciliationOut,
  ReportRow: reportRow,
  StatementReport: statementReport,
  Adjustment: adjustmentOut,
  AuditEvent: eventOut,
  Finding: finding,
  Backup: backupOut,
};

const CODES: Record<string, number> = { ...HTTP_STATUS, ...ERROR_STATUS };

const ERROR_SCHEMA: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['code', 'status', 'message', 'data'],
  properties: {
    defined: { type: 'boolean', description: 'whether `code` is one of the procedure’s own' },
    code: { type: 'string', enum: Object.keys(CODES) },
    status: { type: 'integer', description: 'the HTTP status' },
    message: { type: 'string', description: 'what happened and where' },
    data: {
      type: 'object',
      required: ['facts'],
      properties: {
        remedy: { type: 'string', description: 'what to do next' },
        facts: { type: 'object', additionalProperties: true },
      },
    },
  },
};

const ERROR_RESPONSE: OpenAPI.ResponseObject = {
  description: `Refused: ${Object.entries(CODES)
    .sort(([, a], [, b]) => a - b)
    .map(([code, status]) => `${status} ${code}`)
    .join(', ')}.`,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

const IDEMPOTENCY_KEY: OpenAPI.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A second call with the same key gets the first one’s answer and changes nothing.',
  schema: { type: 'string', minLength: 1, maxLength: IDEMPOTENCY_KEY_LENGTH_MAX },
};

const COMMAND: OpenAPI.HeaderObject = {
  description:
    'The event of the audit log that the command became, for `expected` of POST /undo; absent where nothing was changed.',
  schema: { type: 'integer' },
};

/** The document as it is served. `cookieName` is that of this server's sessions. */
export async function generateOpenApi(cookieName: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Bulkhead API',
      version: packageJson.version,
      summary: packageJson.description,
      description: INTRODUCTION,
    },
    servers: [{ url: REST_PREFIX }],
    security: [{ token: [] }, { session: [] }],
    commonSchemas: Object.fromEntries(
      Object.entries(SHARED).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
    ),
  });
  document.tags = tagsOf(document);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Error: ERROR_SCHEMA },
    responses: { Error: ERROR_RESPONSE },
    parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token that the server made when it started.',
      },
      session: { type: 'apiKey', in: 'cookie', name: cookieName, description: 'Set by the program’s link.' },
    },
  };
  for (const operation of operationsOf(document)) finish(operation);
  return plainly(document) as OpenAPI.Document;
}

function operationsOf(document: OpenAPI.Document): OpenAPI.OperationObject[] {
  return Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, OpenAPI.OperationObject>),
  );
}

function tagsOf(document: OpenAPI.Document): OpenAPI.TagObject[] {
  const names = new Set(operationsOf(document).flatMap((operation) => operation.tags ?? []));
  return [...names].map((name) => ({ name }));
}

function finish(operation: OpenAPI.OperationObject): void {
  const { role, writes } = metaOf(operation.operationId ?? '');
  operation.description = [operation.description, `Needs the role “${role}”.`].filter(Boolean).join('\n\n');
  operation.responses = { ...successOf(operation), default: { $ref: '#/components/responses/Error' } };
  if (writes) {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { $ref: '#/components/parameters/IdempotencyKey' },
    ];
    for (const response of Object.values(successOf(operation)) as OpenAPI.ResponseObject[])
      response.headers = { ...response.headers, [COMMAND_HEADER]: COMMAND };
  }
  leaveFilesToForms(operation);
}

function metaOf(operationId: string): ProcedureMeta {
  const [group = '', name = ''] = operationId.split('.');
  const procedures = (contract as unknown as Record<string, Record<string, AnyContractProcedure>>)[group];
  return procedures![name]!['~orpc'].meta as ProcedureMeta;
}

function successOf(operation: OpenAPI.OperationObject): OpenAPI.ResponsesObject {
  const responses = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400);
  return Object.fromEntries(responses);
}

/**
 * Says the same in the words that more tools know: files as `format: binary`, switches as booleans (the contract takes
 * their text, too, for URLs and forms), and query values that are escaped as usual.
 */
function plainly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== 'object' || value === null) return value;
  const { allowReserved: _reserved, allowEmptyValue: _empty, ...rest } = value as Record<string, unknown>;
  if (rest.contentMediaType === '*/*') return { type: 'string', format: 'binary' };
  if (isSwitch(rest.anyOf)) {
    const { anyOf: _texts, ...others } = rest;
    return { type: 'boolean', ...others };
  }
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, plainly(inner)]));
}

function isSwitch(anyOf: unknown): boolean {
  return JSON.stringify(anyOf) === '[{"type":"string"},{"type":"boolean"}]';
}

/** JSON can't carry a file, so where a form is possible it is the only way. */
function leaveFilesToForms(operation: OpenAPI.OperationObject): void {
  const content = (operation.requestBody as OpenAPI.RequestBodyObject | undefined)?.content;
  if (content?.['multipart/form-data']) delete content['application/json'];
}
