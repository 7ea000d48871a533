/** A server over a core that answers what the test says, and requests as raw as a test needs them. */
import http, { type IncomingHttpHeaders } from 'node:http';
import type { Desk } from '../../main/api/desk.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../main/server/index.ts';

export interface Call {
  name: string;
  input: unknown;
  options: Parameters<Desk['call']>[2];
}

export class FakeDesk implements Pick<Desk, 'call'> {
  readonly calls: Call[] = [];
  answer: (call: Call) => unknown = () => ({ ok: true });

  async call(name: string, input: unknown, options: Call['options']): Promise<unknown> {
    const call = { name, input, options };
    this.calls.push(call);
    return this.answer(call);
  }
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
  json: any;
}

export interface RawRequest {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer | FormData;
}

export class TestServer {
  readonly server: RunningServer;
  readonly desk: FakeDesk;
  readonly log: string[];
  readonly clock: { at: number };

  private constructor(server: RunningServer, desk: FakeDesk, log: string[], clock: { at: number }) {
    this.server = server;
    this.desk = desk;
    this.log = log;
    this.clock = clock;
  }

  static async start(more: Partial<ServerOptions> = {}): Promise<TestServer> {
    const desk = new FakeDesk();
    const log: string[] = [];
    const clock = { at: Date.parse('2026-01-15T12:00:00Z') };
    const server = await startServer({
      desk,
      port: 0,
      clock: () => clock.at,
      random: (buffer) => crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>),
      log: (line) => log.push(line),
      ...more,
    });
    return new TestServer(server, desk, log, clock);
  }

  get token(): Record<string, string> {
    return { Authorization: `Bearer ${this.server.token}` };
  }

  get origin(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  handOverCode(): string {
    return new URL(this.server.handOverUrl()).hash.replace('#open=', '');
  }

  /** Signs a browser in and gives its cookie. */
  async signIn(code = this.handOverCode()): Promise<string> {
    const answer = await this.post('/session', { code }, { Origin: this.origin });
    return answer.headers['set-cookie']![0]!.split(';')[0]!;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** The path goes out as it stands, dots and all. */
  async request(path: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<Answer> {
    const form = body instanceof FormData ? new Response(body) : null;
    const bytes = form ? Buffer.from(await form.arrayBuffer()) : (body as string | Buffer | undefined);
    const type = form ? { 'Content-Type': form.headers.get('content-type')! } : {};
    const length = bytes === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(bytes)) };
    return new Promise((resolve, reject) => {
      const sent = http.request(
        {
          host: '127.0.0.1',
          port: this.server.port,
          path,
          method,
          headers: { ...type, ...length, ...headers },
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const isJson = response.headers['content-type']?.startsWith('application/json');
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              text,
              json: isJson ? JSON.parse(text) : null,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(bytes);
    });
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
