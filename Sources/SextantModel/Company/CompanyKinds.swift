/// The kinds of item of the room `company`, in the order people meet them.
let companyKinds: [any Item.Type] = [
  DossierHead.self,
  Organisation.self,
  Orientation.self,
  Department.self,
  Stakeholder.self,
  Evidence.self,
  Vendor.self,
  PartnerShare.self,
  RuleParameters.self,
]
