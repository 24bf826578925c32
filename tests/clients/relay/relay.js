// The documents of the Relay client, for relay-compiler to find; nothing runs this.
graphql`
  query relayStartQuery {
    viewer { id }
    credit { balance }
    styles { id }
  }
`;
graphql`
  mutation relayCreateMutation($input: CreateGenerationInput!) {
    createGeneration(input: $input) {
      creation { id status }
      errors {
        __typename
        ... on UserError { message path }
        ... on PriceAboveLimit { credits }
      }
    }
  }
`;
graphql`
  subscription relayWatchSubscription($after: String) {
    taskUpdated(after: $after) {
      cursor
      kind
      creation { id version stage status }
    }
  }
`;
