import type { Tx } from '../../db/connection'
import { contactsOf, peopleById, type Contacts } from '../accounts/accounts.service'
import { citizenContacts, citizensById } from '../citizens/citizens.service'

/** Whoever can be told something: an official of a unit, or a citizen, who belongs to none. */
export interface Recipient {
  id: string
  name: string
  orgId: string
  orgName: string
  active: boolean
}

/** Opens what is sealed of a citizen; whoever does not need the phone gives `() => ''`. */
type Open = (sealed: string) => string

/** The officials and citizens that exist among `ids`. */
export async function recipientsById(ids: readonly string[], tx?: Tx): Promise<Map<string, Recipient>> {
  const officials: Map<string, Recipient> = new Map(await peopleById(ids))
  const others = ids.filter((id) => !officials.has(id))
  const citizens = others.length > 0 ? await citizensById(others, tx) : new Map<string, never>()
  for (const [id, { name }] of citizens) officials.set(id, { id, name, orgId: '', orgName: '', active: true })
  return officials
}

/** Addresses of officials and citizens for sending. */
export async function recipientContacts(ids: readonly string[], open: Open): Promise<Map<string, Contacts>> {
  const contacts = new Map(await contactsOf(ids))
  const others = ids.filter((id) => !contacts.has(id))
  const citizens = others.length > 0 ? await citizenContacts(others, open) : new Map<string, never>()
  for (const [id, { miniOpenid, phone }] of citizens)
    contacts.set(id, { mpOpenid: null, followed: false, miniOpenid, phone, wecomUserId: null })
  return contacts
}
