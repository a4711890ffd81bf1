export default definePageConfig({ navigationBarTitleText: '查匿名线索' })
