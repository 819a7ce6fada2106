"""The tables, named as in HSDS 3.1."""

from directory.models.account import ROLES, Account, Membership, Token
from directory.models.base import Base, IsPart, new_id, now
from directory.models.contact import Contact, Language, Phone
from directory.models.history import DirectoryState, Publication, Revision
from directory.models.location import Accessibility, Address, Location, ServiceArea, ServiceAtLocation
from directory.models.metadata import Metadata, MetaTableDescription
from directory.models.organization import Funding, Organization, OrganizationIdentifier, Program, Url
from directory.models.report import Report
from directory.models.schedule import Schedule
from directory.models.service import CostOption, RequiredDocument, Service, ServiceCapacity, Unit
from directory.models.taxonomy import Attribute, Taxonomy, TaxonomyTerm

__all__ = [
    "ROLES",
    "Accessibility",
    "Account",
    "Address",
    "Attribute",
    "Base",
    "Contact",
    "CostOption",
    "DirectoryState",
    "Funding",
    "IsPart",
    "Language",
    "Location",
    "Membership",
    "MetaTableDescription",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Program",
    "Publication",
    "Report",
    "RequiredDocument",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "Taxonomy",
    "TaxonomyTerm",
    "Token",
    "Unit",
    "Url",
    "new_id",
    "now",
]
