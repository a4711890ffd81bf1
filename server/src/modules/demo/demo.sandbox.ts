import type { DemoPerson } from './demo.people'

/** What the sandbox has to know of somebody; the key of the phone is the employee number. */
export type DemoPhone = Pick<DemoPerson, 'employeeNo' | 'name' | 'title' | 'phone' | 'follows'>

/** The sandbox's side of the demonstration: phones of its people. */
export interface SandboxPeople {
  idsOf(employeeNo: string): { mpOpenid: string; unionid: string }
  /** What wx.login would give the page on this person's phone. */
  loginCode(employeeNo: string): Promise<string>
  /** What the phone-number button would give. */
  phoneCode(employeeNo: string): Promise<string>
}

interface SeededPerson {
  key: string
  unionid: string
  mpOpenid: string
}

/** Gives every demonstration person a phone in the sandbox. */
export async function sandboxPeople(base: string, people: readonly DemoPhone[]): Promise<SandboxPeople> {
  const seeds = people.map((p) => ({
    key: p.employeeNo,
    name: p.name,
    title: p.title,
    phone: p.phone,
    follows: p.follows,
  }))
  const made = await post<{ people: SeededPerson[] }>(`${base}/__sandbox/people`, seeds)
  const byKey = new Map(made.people.map((p) => [p.key, p]))
  const code = async (path: string, personKey: string) =>
    (await post<{ code: string }>(base + path, { personKey })).code
  return {
    idsOf(employeeNo) {
      const person = byKey.get(employeeNo)
      if (!person) throw new Error(`demo: the sandbox does not know ${employeeNo}`)
      return person
    },
    loginCode: (employeeNo) => code('/__sandbox/login-code', employeeNo),
    phoneCode: (employeeNo) => code('/__sandbox/phone-code', employeeNo),
  }
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok)
    throw new Error(`demo: ${new URL(url).pathname} answered ${response.status}; is the sandbox running?`)
  return (await response.json()) as T
}
