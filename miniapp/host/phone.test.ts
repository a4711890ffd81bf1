import { HostPhone } from './phone'

describe('a phone with hosts of its own', () => {
  it('sends requests for a named origin to where it runs, and leaves others alone', () => {
    const phone = new HostPhone({ hosts: { 'http://127.0.0.1:3000': 'http://127.0.0.1:4100' } })
    expect(phone.addressOf('http://127.0.0.1:3000/api/v1/me?x=1')).toBe('http://127.0.0.1:4100/api/v1/me?x=1')
    expect(phone.addressOf('http://127.0.0.1:30001/a')).toBe('http://127.0.0.1:30001/a')
  })
})
