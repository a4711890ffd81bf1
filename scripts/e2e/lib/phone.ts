import automator from 'miniprogram-automator'
import { startHost } from '../../../miniapp/host/start-host'
import { HostPhone, type PhoneSettings } from '../../../miniapp/host/phone'
import { APP, COMPILED_APP } from './addresses'
import { eventually, sandbox } from './sandbox'

/** A person's phone: the compiled mini-program, driven by the real automator client. */
export interface Phone {
  tap(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Waits until the element shows the text. */
  sees(selector: string, text: string): Promise<void>
  photos(pictures: { name: string; bytes: Buffer }[]): void
  /** From now on the person answers every question about 订阅消息 like this. */
  answers(answer: 'accept' | 'reject' | 'ban'): void
  /** Exceptions, console errors and warnings of the host. */
  problems(): unknown[]
  largestSetData(): number
  /** How often the program called a function of WeChat's, e.g. `login`. */
  calls(name: string): number
  close(): Promise<void>
}

/** Opens the mini-program at a page as a tap on a card does, signed in as the person of this phone; null: nobody we know. */
export async function openPhone(person: string | null, pagepath: string): Promise<Phone> {
  const phone = new HostPhone({
    ...(person === null ? {} : wechatOf(person)),
    hosts: { [COMPILED_APP]: APP },
  })
  const [path = '', query = ''] = pagepath.split('?')
  const launch = { path, query: Object.fromEntries(new URLSearchParams(query)) }
  const started = await startHost({ dist: 'miniapp/dist/weapp', port: 0, launch, phone })
  const mini = await automator.connect({ wsEndpoint: process.env['WS'] ?? started.wsEndpoint })
  const element = async (selector: string) => {
    const page = await mini.currentPage()
    return page?.$(selector)
  }
  const present = (selector: string) =>
    eventually(
      () => element(selector),
      (found) => found != null,
      `${selector} on the phone`,
    )
  return {
    tap: async (selector) => void (await (await present(selector))?.tap()),
    async type(selector, text) {
      const field = (await present(selector)) as unknown as { input(value: string): Promise<void> }
      await field.input(text)
    },
    sees: async (selector, text) =>
      void (await eventually(
        async () => (await (await element(selector))?.text()) ?? '',
        (shown) => shown.includes(text),
        `“${text}” in ${selector}`,
      )),
    photos: (pictures) => void (phone.photos = pictures),
    answers: (answer) => void phone.subscribeAnswers.set('others', answer),
    problems: () => [...started.host.problems],
    largestSetData: () => Math.max(0, ...started.host.setDataLog.map((entry) => entry.bytes)),
    calls: (name) => started.host.callsOf(name).length,
    async close() {
      mini.disconnect()
      await started.close()
    },
  }
}

function wechatOf(person: string): PhoneSettings {
  return {
    loginCode: () => sandbox.loginCode(person),
    phoneCode: () => sandbox.phoneCode(person),
    subscribe: (templateIds, answers) => sandbox.subscribe(person, templateIds, answers),
  }
}
