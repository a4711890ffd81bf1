import { queryBlocked } from '../endpoints/blocked.endpoints'
import { sendCustom } from '../endpoints/custom.endpoints'
import { createMenu, deleteMenu, getMenu } from '../endpoints/menu.endpoints'
import { webToken, webUserInfo } from '../endpoints/oauth.endpoints'
import { addTemplate, deleteTemplate } from '../endpoints/private-template.endpoints'
import { retired } from '../endpoints/retired.endpoints'
import { tagMembers, tagsOfPerson, tagPeople, untagPeople } from '../endpoints/tag-members.endpoints'
import { createTag, deleteTag, listTags, renameTag } from '../endpoints/tags.endpoints'
import { jsTicket } from '../endpoints/ticket.endpoints'
import type { WechatRoute } from './wechat.routes'

const MP = { token: 'mp', dialect: 'api' } as const

/** Addresses of the 服务号 beside messages, users and QR codes. */
export const MP_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/cgi-bin/template/api_add_template': { ...MP, method: 'POST', answer: addTemplate },
  '/cgi-bin/template/del_private_template': { ...MP, method: 'POST', answer: deleteTemplate },
  '/cgi-bin/tags/create': { ...MP, method: 'POST', answer: createTag },
  '/cgi-bin/tags/get': { ...MP, method: 'GET', answer: listTags },
  '/cgi-bin/tags/update': { ...MP, method: 'POST', answer: renameTag },
  '/cgi-bin/tags/delete': { ...MP, method: 'POST', answer: deleteTag },
  '/cgi-bin/tags/members/batchtagging': { ...MP, method: 'POST', answer: tagPeople },
  '/cgi-bin/tags/members/batchuntagging': { ...MP, method: 'POST', answer: untagPeople },
  '/cgi-bin/tags/getidlist': { ...MP, method: 'POST', answer: tagsOfPerson },
  '/cgi-bin/user/tag/get': { ...MP, method: 'POST', answer: tagMembers },
  '/cgi-bin/menu/create': { ...MP, method: 'POST', answer: createMenu },
  '/cgi-bin/menu/get': { ...MP, method: 'GET', answer: getMenu },
  '/cgi-bin/menu/delete': { ...MP, method: 'GET', answer: deleteMenu },
  '/cgi-bin/ticket/getticket': { ...MP, method: 'GET', answer: jsTicket },
  '/cgi-bin/message/custom/send': { ...MP, method: 'POST', answer: sendCustom },
  '/wxa/sec/queryblocktmplmsg': { ...MP, method: 'POST', answer: queryBlocked },
  '/sns/oauth2/access_token': { method: 'GET', token: 'none', dialect: 'sns', answer: webToken },
  '/sns/userinfo': { method: 'GET', token: 'none', dialect: 'sns', answer: webUserInfo },
  '/cgi-bin/message/wxopen/template/uniform_send': {
    method: 'POST',
    token: 'any',
    dialect: 'api',
    answer: retired(45109),
  },
  '/cgi-bin/message/wxopen/template/send': {
    method: 'POST',
    token: 'any',
    dialect: 'api',
    answer: retired(45103),
  },
}
