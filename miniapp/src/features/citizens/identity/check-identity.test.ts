import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { checkIdentity } from './check-identity'

const today = plainDate('2026-03-02')

it('lets a good number pass, with a small x as well', () => {
  expect(checkIdentity({ name: '李小红', idNumber: '11010519491231002x' }, today)).toEqual({})
})

it('says at once what is wrong, field by field', () => {
  expect(checkIdentity({ name: ' 李 ', idNumber: '110105194912310021' }, today)).toEqual({
    name: '请写身份证上的姓名',
    idNumber: '公民身份号码的校验位不对，请逐位核对',
  })
})
