"""Everything that is none of the five kinds: only the common facts."""

from directory.services.kinds.base import Kind

KIND = Kind("general", "ander aanbod", themes=())
